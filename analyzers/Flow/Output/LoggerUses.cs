using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow.Guards;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>Finds loggers that write again at each replay: where they are used, and where they are handed to a helper that uses them.</summary>
internal sealed class LoggerUses
{
    private readonly FlowScope _scope;
    private readonly ReplayGuards _guards;
    private readonly LoggerOrigin _origin;

    public LoggerUses(FlowScope scope, ReplayGuards guards)
    {
        _scope = scope;
        _guards = guards;
        _origin = new LoggerOrigin(scope);
    }

    /// <summary>A line that is logged.</summary>
    public void InspectLog(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if ((invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value) is not { } logger || IsSilentOnReplay(invocation))
        {
            return;
        }

        if (_origin.Unsafe(logger) is { } conditions)
        {
            Offend(invocation, SymbolDisplay.Subject(invocation.TargetMethod), "writes the log again", conditions, owner);
        }
        else if (OwnParameter(logger) is { } parameter)
        {
            BuilderOf(parameter, owner).LogThrough(new LoggedParameter(parameter.Ordinal));
        }
    }

    /// <summary>A call that hands a logger to code in source.</summary>
    public void InspectCall(IInvocationOperation invocation, SummaryBuilder owner)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is not { Type.Name: "ILogger" } taken || IsSilentOnReplay(invocation) || _scope.BodyOf(invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod) is not { } helper)
            {
                continue;
            }

            if (_origin.Unsafe(argument.Value) is { } conditions)
            {
                Offend(argument.Value, SymbolDisplay.Subject(invocation.TargetMethod), "is given a logger through which it writes the log again", conditions.Add(OffenceCondition.LogsThrough(helper, taken.Ordinal)), owner);
            }
            else if (OwnParameter(argument.Value) is { } parameter)
            {
                BuilderOf(parameter, owner).LogThrough(new LoggedParameter(parameter.Ordinal, helper, taken.Ordinal));
            }
        }
    }

    private static void Offend(IOperation operation, string subject, string phrase, ImmutableArray<OffenceCondition> conditions, SummaryBuilder owner) =>
        owner.Offend(new Offence(RuleIdentifiers.Logger, Capabilities.Logger, subject, phrase, operation.Syntax.Span) { Conditions = conditions });

    /// <summary>The summary of the function that has the parameter; a lambda that uses it has another.</summary>
    private static SummaryBuilder BuilderOf(IParameterSymbol parameter, SummaryBuilder owner) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } ? owner : owner.Outermost;

    private bool IsSilentOnReplay(IOperation operation) => _guards.Around(operation) is not null;

    /// <summary>The parameter of the function around <paramref name="logger"/> that holds it, unless that function may put another logger into it.</summary>
    private IParameterSymbol? OwnParameter(IOperation logger) =>
        _scope.Locals.Origin(logger) is IParameterReferenceOperation { Parameter: { } parameter }
        && !_scope.Operations.Any(operation => operation is IAssignmentOperation { Target: IParameterReferenceOperation target } && SymbolEqualityComparer.Default.Equals(target.Parameter, parameter))
            ? parameter
            : null;
}
