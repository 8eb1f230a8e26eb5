using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>Tells whether a value goes nowhere but into a log, a trace or the console.</summary>
internal static class OutputSinks
{
    /// <summary>Whether the value of <paramref name="operation"/> is only written.</summary>
    public static bool IsOnlyWritten(IOperation operation, FlowScope scope) =>
        ValueFlow.OnlyReaches(operation, scope, argument => argument.Parent is IInvocationOperation call && IsOutput(call, scope));

    /// <summary>Whether <paramref name="call"/> writes what it is given where no orchestrator reads it: a log, a trace, the console, a span, a metric.</summary>
    private static bool IsOutput(IInvocationOperation call, FlowScope scope) =>
        IsOutput(call.TargetMethod) || IsConsoleWriter(scope.Locals.Origin(call.Instance))
        || scope.Source.Verdicts.Of(call.TargetMethod) is { Kind: SymbolVerdictKind.Listed, Entry.Rule: RuleIdentifiers.Logger or RuleIdentifiers.OnlyWritten };

    private static bool IsConsoleWriter(IOperation? writer) =>
        writer is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: { Name: "Console" } type } } && IsIn(type, "System");

    /// <summary>Whether <paramref name="method"/> writes a log, a trace or the console.</summary>
    public static bool IsOutput(IMethodSymbol method)
    {
        if (method.IsPartialDefinition && method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute"))
        {
            return true;
        }

        var type = (method.ReducedFrom ?? method).ContainingType;
        return type?.Name switch
        {
            "ILogger" or "LoggerExtensions" => IsIn(type, "Microsoft.Extensions.Logging"),
            "Debug" or "Trace" => IsIn(type, "System.Diagnostics"),
            "Console" => IsIn(type, "System") && method.Name is "Write" or "WriteLine",
            "Activity" => IsIn(type, "System.Diagnostics") && method.Name is "AddEvent" or "AddTag" or "SetStatus" or "SetTag",
            "Counter" or "UpDownCounter" or "Gauge" or "Histogram" => IsIn(type, "System.Diagnostics.Metrics"),
            _ => false,
        };
    }

    /// <summary>Whether <paramref name="method"/> writes to a logger of Microsoft.Extensions.Logging.</summary>
    public static bool IsLogger(IMethodSymbol method) =>
        method.Name.StartsWith("Log", System.StringComparison.Ordinal)
        && (method.ReducedFrom ?? method).ContainingType is { Name: "ILogger" or "LoggerExtensions" } type && IsIn(type, "Microsoft.Extensions.Logging");

    /// <summary>Whether <paramref name="type"/> is a logger of Microsoft.Extensions.Logging or of Serilog.</summary>
    public static bool IsLogger(ITypeSymbol type) => IsLoggerItself(type) || type.AllInterfaces.Any(IsLoggerItself);

    private static bool IsLoggerItself(ITypeSymbol type) => type is INamedTypeSymbol { Name: "ILogger" } named && (IsIn(named, "Microsoft.Extensions.Logging") || IsIn(named, "Serilog"));

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;
}
