using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The members that an enumeration calls where the compiler does not tell them: they are found by name, as it finds them.</summary>
internal sealed class EnumerationMembers
{
    private static readonly ImmutableArray<string> OfEnumerator = ImmutableArray.Create("MoveNext", "get_Current", "Dispose");
    private static readonly ImmutableArray<string> OfAsyncEnumerator = ImmutableArray.Create("MoveNextAsync", "get_Current", "DisposeAsync");

    private readonly EdgeCollector _edges;
    private readonly LocalValues _locals;

    public EnumerationMembers(EdgeCollector edges, LocalValues locals)
    {
        _edges = edges;
        _locals = locals;
    }

    /// <summary>What <paramref name="operation"/> only tells how to await, or null when it is no such wrapper.</summary>
    public static IOperation? Configured(IOperation? operation)
    {
        IOperation? inner = null;
        for (var current = WithoutConversions(operation); IsWrapper(current, out var wrapped); current = inner)
        {
            inner = WithoutConversions(wrapped);
        }

        return inner;
    }

    /// <summary>Follows the enumeration of <paramref name="collection"/>.</summary>
    public void Follow(IOperation collection, bool isAsync, SummaryBuilder owner)
    {
        var name = isAsync ? "GetAsyncEnumerator" : "GetEnumerator";
        var getEnumerator = (_locals.ExactType(collection) ?? collection.Type)?.GetMembers(name).OfType<IMethodSymbol>()
            .FirstOrDefault(static method => method.Parameters.All(static parameter => parameter.IsOptional));
        if (getEnumerator is null)
        {
            return;
        }

        var site = collection.Syntax.Span;
        _edges.Use(getEnumerator, site, DispatchKind.None, null, owner);
        foreach (var member in isAsync ? OfAsyncEnumerator : OfEnumerator)
        {
            foreach (var method in getEnumerator.ReturnType.GetMembers(member).OfType<IMethodSymbol>().Where(static method => method.Parameters.IsEmpty))
            {
                _edges.Use(method, site, Dispatch.IsOverridable(method) ? DispatchKind.Receiver : DispatchKind.None, null, owner);
            }
        }
    }

    private static bool IsWrapper(IOperation? operation, out IOperation? wrapped)
    {
        wrapped = null;
        if (operation is not IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "WithCancellation", ContainingType.Name: var type } } invocation
            || type is not ("TaskAsyncEnumerableExtensions" or "ConfiguredCancelableAsyncEnumerable"))
        {
            return false;
        }

        wrapped = invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value;
        return wrapped is not null;
    }

    /// <summary>The value that <paramref name="operation"/> converts, which runs no code of the user.</summary>
    public static IOperation? WithoutConversions(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
