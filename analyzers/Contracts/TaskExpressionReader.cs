using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>
/// Reads calls that name what they call by an expression, whose types the compiler checks. The framework reads the name from an
/// attribute of the very method in the expression, and fails where there is none.
/// </summary>
internal sealed class TaskExpressionReader
{
    private readonly ImmutableArray<FrameworkSymbols> _frameworks;

    public TaskExpressionReader(ImmutableArray<FrameworkSymbols> frameworks) =>
        _frameworks = frameworks.Where(static framework => framework is { StaticContext: not null, Framework.Contract: not null }).ToImmutableArray();

    /// <summary>The call that <paramref name="invocation"/> is, or null when it is none.</summary>
    public TaskCall? Read(IInvocationOperation invocation)
    {
        foreach (var framework in _frameworks)
        {
            var model = framework.Framework.Contract!;
            var isActivity = model.ActivityCalls.Contains(invocation.TargetMethod.Name);
            if ((isActivity || model.OrchestrationCalls.Contains(invocation.TargetMethod.Name))
                && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.ContainingType, framework.StaticContext) && Called(invocation) is { } called)
            {
                return Read(invocation, called, framework, model, isActivity);
            }
        }

        return null;
    }

    private static TaskCall Read(IInvocationOperation invocation, IInvocationOperation called, FrameworkSymbols framework, ContractModel model, bool isActivity)
    {
        var attributes = isActivity ? framework.ActivityMethodAttributes : framework.OrchestratorMethodAttributes.Where(static type => type.Name == "WorkflowRunAttribute").ToImmutableArray();
        var method = called.TargetMethod.OriginalDefinition;
        var faulty = called.Arguments.Select(static argument => (argument.Value.Syntax, Shape: TypeShapeReader.Read(Unboxed(argument.Value).Type)))
            .FirstOrDefault(static argument => argument.Shape.Fault is not null);
        return new TaskCall(model.Family, isActivity ? TaskKind.Activity : TaskKind.Orchestration, invocation.TargetMethod.Name, invocation.Syntax.Span)
        {
            NameSpan = called.Syntax.Span,
            Input = faulty.Shape ?? TypeShape.Any,
            ShapeSources = ShapeSources.Of(called.Arguments.Select(static argument => Unboxed(argument.Value).Type)),
            InputSpan = (faulty.Syntax ?? called.Syntax).Span,
            NoTask = FrameworkSymbols.HasAttribute(method.GetAttributes(), attributes) ? null : SymbolDisplay.Subject(method),
        };
    }

    private static IInvocationOperation? Called(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (value is IDelegateCreationOperation creation)
            {
                value = creation.Target;
            }

            if (value is IAnonymousFunctionOperation { Body.Operations: { Length: > 0 } statements })
            {
                return statements[0] switch
                {
                    IReturnOperation { ReturnedValue: { } returned } => Unboxed(returned) as IInvocationOperation,
                    IExpressionStatementOperation { Operation: var expression } => Unboxed(expression) as IInvocationOperation,
                    _ => null,
                };
            }
        }

        return null;
    }

    private static IOperation Unboxed(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
