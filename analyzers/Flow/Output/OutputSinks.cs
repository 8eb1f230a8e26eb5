using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>Tells whether a value goes nowhere but into a log, a trace or the console.</summary>
internal static class OutputSinks
{
    /// <summary>Whether the value of <paramref name="operation"/> is only written.</summary>
    public static bool IsOnlyWritten(IOperation operation, FlowScope scope) =>
        ValueFlow.OnlyReaches(operation, scope, static argument => argument.Parent is IInvocationOperation call && IsOutput(call.TargetMethod));

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
            _ => false,
        };
    }

    /// <summary>Whether <paramref name="method"/> writes to a logger of Microsoft.Extensions.Logging.</summary>
    public static bool IsLogger(IMethodSymbol method) =>
        method.Name.StartsWith("Log", System.StringComparison.Ordinal)
        && (method.ReducedFrom ?? method).ContainingType is { Name: "ILogger" or "LoggerExtensions" } type && IsIn(type, "Microsoft.Extensions.Logging");

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;
}
