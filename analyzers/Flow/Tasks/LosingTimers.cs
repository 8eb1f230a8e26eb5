using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>Finds durable timers that can lose a race and that nothing can cancel afterwards.</summary>
internal sealed class LosingTimers
{
    private readonly FlowScope _scope;

    public LosingTimers(FlowScope scope) => _scope = scope;

    /// <summary>Reports <paramref name="invocation"/> when it makes such a timer.</summary>
    public void Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if (invocation.TargetMethod.Name != "CreateTimer" || !_scope.Durable.IsDurableTask(invocation) || IsCancelled(invocation))
        {
            return;
        }

        var uses = Uses(invocation).ToList();
        if (uses.Any(IsRaced) && !uses.Any(IsAwaited))
        {
            owner.Offend(new Offence(RuleIdentifiers.LosingTimer, Capabilities.None, SymbolDisplay.Subject(invocation.TargetMethod), "makes a timer that may lose a race and is never cancelled", invocation.Syntax.Span));
        }
    }

    private bool IsCancelled(IInvocationOperation invocation)
    {
        var token = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == "CancellationToken")?.Value;
        switch (_scope.Locals.Origin(token))
        {
            case null or IDefaultValueOperation or ILiteralOperation:
            case IPropertyReferenceOperation { Property: { Name: "None", ContainingType.Name: "CancellationToken" } }:
            case IObjectCreationOperation { Type.Name: "CancellationToken", Arguments.IsEmpty: true }:
                return false;
            case IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } when _scope.Locals.Origin(source) is IObjectCreationOperation && Local(source) is { } local:
                return _scope.Operations.Any(operation => operation is ILocalReferenceOperation use && SymbolEqualityComparer.Default.Equals(use.Local, local) && !IsOnlyRead(use));
            default:
                return true;
        }
    }

    /// <summary>Whether a use of a token source neither cancels it nor hands it to anybody who might.</summary>
    private static bool IsOnlyRead(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Token" or "IsCancellationRequested" } => true,
        IInvocationOperation { TargetMethod.Name: "Dispose" } => true,
        IUsingOperation => true,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => ReferenceEquals(target, use),
        _ => false,
    };

    /// <summary>The timer itself, or each use of the local or list that it is put into.</summary>
    private IEnumerable<IOperation> Uses(IOperation timer)
    {
        var current = timer;
        while (current.Parent is IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        if (KeptIn(current) is not { } local)
        {
            return new[] { current };
        }

        var uses = _scope.Operations.OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));
        return local.Type is INamedTypeSymbol { Name: "Task" } ? uses.SelectMany(use => InList(use) is { } list ? References(list).Prepend(use) : new[] { use }) : uses;
    }

    private IEnumerable<IOperation> References(ILocalSymbol local) =>
        _scope.Operations.OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));

    private static ILocalSymbol? KeptIn(IOperation value) => value.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => local,
        _ => InList(value),
    };

    /// <summary>The local that holds the list or array into which <paramref name="value"/> is put where it is made.</summary>
    private static ILocalSymbol? InList(IOperation value)
    {
        for (var current = value.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IArgumentOperation:
                case { } list when CollectionExpressions.Is(list):
                    continue;
                case IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var filled } }:
                    return filled;
                case IInvocationOperation { TargetMethod.Name: "Add", IsImplicit: true } or IInvocationOperation { TargetMethod.Name: "Add", Instance: IInstanceReferenceOperation }:
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return local;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether <paramref name="use"/> is one of the tasks of a <c>WhenAny</c>.</summary>
    private static bool IsRaced(IOperation use)
    {
        for (var current = use.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IConversionOperation or IParenthesizedOperation or IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or IObjectCreationOperation or IObjectOrCollectionInitializerOperation:
                case { } list when CollectionExpressions.Is(list):
                    continue;
                case IInvocationOperation { TargetMethod.Name: "WhenAny" or "WhenAnyAsync" }:
                    return true;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether the timer is waited for to its end, or goes where it cannot be seen.</summary>
    private static bool IsAwaited(IOperation use)
    {
        var current = use.Parent;
        while (current is IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current switch
        {
            IAwaitOperation or IReturnOperation => true,
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name is "WhenAll" or "WhenAllAsync" || !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
            IArrayInitializerOperation { Parent: IArrayCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } } => call.TargetMethod.Name is "WhenAll" or "WhenAllAsync",
            _ => false,
        };
    }

    private static ILocalSymbol? Local(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return (operation as ILocalReferenceOperation)?.Local;
    }
}
