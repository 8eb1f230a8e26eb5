using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Flow.State;

namespace Perdure.Analyzers.Flow.Order;

/// <summary>
/// Tells collections that enumerate in another order in another process. <c>Dictionary</c> and <c>HashSet</c> are not among them: they
/// enumerate in the order of their slots, which depends on what was added and removed and never on a hash code.
/// </summary>
internal static class UnorderedCollections
{
    /// <summary>Collections whose order follows the hash codes of their first type argument, with their namespaces.</summary>
    private static readonly Dictionary<string, string> ByHash = new(System.StringComparer.Ordinal)
    {
        ["ConcurrentDictionary"] = "System.Collections.Concurrent",
        ["ImmutableDictionary"] = "System.Collections.Immutable",
        ["ImmutableHashSet"] = "System.Collections.Immutable",
    };

    /// <summary>Collections whose order always differs, by the hash codes of objects or by the threads that filled them, with their namespaces.</summary>
    private static readonly Dictionary<string, string> Always = new(System.StringComparer.Ordinal)
    {
        ["Hashtable"] = "System.Collections",
        ["ConcurrentBag"] = "System.Collections.Concurrent",
        ["StringDictionary"] = "System.Collections.Specialized",
        ["HybridDictionary"] = "System.Collections.Specialized",
    };

    /// <summary>Whether <paramref name="type"/> enumerates in an order that differs from process to process.</summary>
    public static bool IsUnordered(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (IsListed(Always, current) || (IsListed(ByHash, current) && SeededHashes.IsSeeded(current.TypeArguments.FirstOrDefault())))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a collection is written as an object, whose members have no order, and not as a list.</summary>
    public static bool IsWrittenAsObject(ITypeSymbol? type) =>
        type is not null && (type.Name.EndsWith("Dictionary", System.StringComparison.Ordinal) || type.Name is "Hashtable" or "ILookup" or "Lookup");

    private static bool IsListed(Dictionary<string, string> names, INamedTypeSymbol type) =>
        names.TryGetValue(type.Name, out var space) && type.ContainingNamespace?.ToDisplayString() == space;

    /// <summary>Whether <paramref name="creation"/> gives the collection a comparer of which it is not known how it hashes.</summary>
    public static bool HasOwnComparer(IOperation? creation) => creation switch
    {
        IObjectCreationOperation made => made.Arguments.Any(IsOwnComparer),
        IInvocationOperation call => call.Arguments.Any(IsOwnComparer),
        _ => false,
    };

    private static bool IsOwnComparer(IArgumentOperation argument)
    {
        if (argument.IsImplicit || argument.Parameter?.Type is not INamedTypeSymbol { Name: "IEqualityComparer" })
        {
            return false;
        }

        var value = argument.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is not (ILiteralOperation or IDefaultValueOperation) && value.Type?.Name is not "StringComparer";
    }
}
