using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow.Output;

/// <summary>Tells whether a value goes nowhere but into a log, a trace or the console.</summary>
internal static class OutputSinks
{
    private const int LocalsFollowed = 4;

    /// <summary>Whether the value of <paramref name="operation"/> is only written, directly or by way of locals that nothing else reads.</summary>
    public static bool IsOnlyWritten(IOperation operation, FlowScope scope) => IsOnlyWritten(operation, scope, LocalsFollowed);

    private static bool IsOnlyWritten(IOperation operation, FlowScope scope, int locals)
    {
        if (operation is IInvocationOperation { TargetMethod.ReturnsVoid: true, Instance: ILocalReferenceOperation stopwatch } && IsControlOfStopwatch(stopwatch))
        {
            return locals > 0 && IsLocalOnlyWritten(stopwatch.Local, scope, locals - 1);
        }

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
                case IInvocationOperation call when ReferenceEquals(call.Instance, child) && (IsFormatting(call.TargetMethod) || IsArithmetic(call.TargetMethod)):
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return locals > 0 && scope.Locals.SingleValue(local) is not null && IsLocalOnlyWritten(local, scope, locals - 1);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsLocalOnlyWritten(ILocalSymbol local, FlowScope scope, int locals)
    {
        var isWritten = false;
        foreach (var operation in scope.Operations)
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local) || IsControlOfStopwatch(reference))
            {
                continue;
            }

            if (!IsOnlyWritten(reference, scope, locals))
            {
                return false;
            }

            isWritten = true;
        }

        return isWritten;
    }

    /// <summary>To start or stop a stopwatch uses no value of it.</summary>
    private static bool IsControlOfStopwatch(ILocalReferenceOperation reference) =>
        reference.Parent is IInvocationOperation { TargetMethod: { ReturnsVoid: true, ContainingType: { Name: "Stopwatch" } type } } && IsIn(type, "System.Diagnostics");

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

    private static bool IsFormatting(IMethodSymbol method) =>
        method.Name is "ToString" or "Format" or "Concat" or "Join" && method.ReturnType.SpecialType == SpecialType.System_String;

    /// <summary>Whether <paramref name="method"/> makes a further date or span out of one.</summary>
    private static bool IsArithmetic(IMethodSymbol method) => method.ContainingType is { Name: "DateTime" or "DateTimeOffset" or "TimeSpan" } type && IsIn(type, "System");

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;
}
