using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow;

/// <summary>Tells whether a value goes nowhere but into a log, a trace or the console.</summary>
internal static class OutputSinks
{
    /// <summary>Whether the value of <paramref name="operation"/> is only written.</summary>
    public static bool IsOnlyWritten(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or IInterpolationOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation
                    or IParenthesizedOperation or IBinaryOperation or IPropertyReferenceOperation or IInterpolatedStringHandlerCreationOperation
                    or IInterpolatedStringAppendOperation or IInterpolatedStringAdditionOperation:
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (IsOutput(call.TargetMethod))
                    {
                        return true;
                    }

                    if (!IsFormatting(call.TargetMethod))
                    {
                        return false;
                    }

                    parent = call;
                    continue;
                case IInvocationOperation call when ReferenceEquals(call.Instance, child) && IsFormatting(call.TargetMethod):
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether <paramref name="method"/> writes a log, a trace or the console.</summary>
    public static bool IsOutput(IMethodSymbol method)
    {
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

    private static bool IsFormatting(IMethodSymbol method) =>
        method.Name is "ToString" or "Format" or "Concat" or "Join" && method.ReturnType.SpecialType == SpecialType.System_String;

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;
}
