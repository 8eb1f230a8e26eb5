using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Follows lambdas, local functions and method groups: a delegate that is made is taken to be called, and one that takes an
/// orchestration context is an orchestrator.
/// </summary>
internal sealed class DelegateCollector
{
    private readonly CallGraphSource _source;
    private readonly LocalValues _locals;

    public DelegateCollector(CallGraphSource source, LocalValues locals)
    {
        _source = source;
        _locals = locals;
    }

    /// <summary>Whether <paramref name="operation"/> makes an expression tree, which is data and is not executed.</summary>
    public static bool IsExpressionTree(IOperation? operation) =>
        operation?.Type is INamedTypeSymbol { Name: "Expression", Arity: 1 } type && type.ContainingNamespace?.ToDisplayString() == "System.Linq.Expressions";

    /// <summary>The creation of a delegate.</summary>
    public void Create(IDelegateCreationOperation creation, SummaryBuilder owner, EdgeCollector edges)
    {
        if (IsExpressionTree(creation.Parent) || IsNeverUsed(creation))
        {
            return;
        }

        switch (creation.Target)
        {
            case IAnonymousFunctionOperation lambda:
                var body = _source.Index.PartAt(lambda.Syntax);
                owner.Call(body, lambda.Syntax.Span);
                Enter(creation, body, owner);
                break;
            case IMethodReferenceOperation reference:
                UseMethod(reference, owner, edges);
                if (_source.Index.TryGetBody(reference.Method.OriginalDefinition, out var method))
                {
                    Enter(creation, method, owner);
                }

                break;
        }
    }

    /// <summary>A method group.</summary>
    public void UseMethod(IMethodReferenceOperation reference, SummaryBuilder owner, EdgeCollector edges)
    {
        var kind = !reference.IsVirtual ? DispatchKind.None
            : reference.Instance is IInstanceReferenceOperation ? DispatchKind.This
            : DispatchKind.Receiver;
        edges.Use(reference.Method, reference.Syntax.Span, kind, _locals.ExactType(reference.Instance), owner);
    }

    /// <summary>A lambda in a local that nobody reads is never called.</summary>
    private bool IsNeverUsed(IDelegateCreationOperation creation)
    {
        IOperation current = creation;
        while (current.Parent is IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !_locals.IsRead(declarator.Symbol),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when ReferenceEquals(assignment.Value, current) =>
                !_locals.IsRead(local.Local) && assignment.Parent is IExpressionStatementOperation,
            _ => false,
        };
    }

    private void Enter(IDelegateCreationOperation creation, BodyId body, SummaryBuilder owner)
    {
        if (creation.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
        {
            return;
        }

        foreach (var framework in _source.Frameworks)
        {
            var call = RegistrationAround(creation);
            if (invoke.Parameters.Any(parameter => FrameworkSymbols.IsOrInherits(parameter.Type, framework.Contexts))
                || (IsRegistration(call, framework.Framework) && FrameworkSymbols.IsOrInherits(invoke.ReturnType, framework.OrchestratorTypes)))
            {
                owner.Enter(new DelegateEntryPoint(body, framework.Framework.Name, call is null ? null : NameGiven(call), IsRegistration(call, framework.Framework)));
                return;
            }
        }
    }

    private static IInvocationOperation? RegistrationAround(IOperation creation)
    {
        for (var current = creation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IInvocationOperation invocation:
                    return invocation;
                case IArgumentOperation or IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsRegistration(IInvocationOperation? call, Framework framework) =>
        call is not null && framework.Registrations.Any(registration => registration.Method == call.TargetMethod.Name);

    private static string? NameGiven(IInvocationOperation call) =>
        call.Arguments
            .Select(static argument => argument.Value)
            .Where(static value => value is { ConstantValue: { HasValue: true, Value: string } } || value.Type?.Name == "TaskName")
            .Select(static value => Unwrap(value).ConstantValue is { HasValue: true, Value: string name } ? name : null)
            .FirstOrDefault(static name => name is not null);

    private static IOperation Unwrap(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Unwrap(conversion.Operand),
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } => Unwrap(arguments[0].Value),
        _ => operation,
    };
}
