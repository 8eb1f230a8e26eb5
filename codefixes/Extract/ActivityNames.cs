using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.CodeFixes.Extract;

/// <summary>Chooses names that nothing in reach has yet.</summary>
internal static class ActivityNames
{
    /// <summary>A free name for a class that stands in the namespace at the position.</summary>
    public static string ForClass(SemanticModel model, int position, string api)
    {
        return FirstFree(api + "Activity", name => model.LookupNamespacesAndTypes(position, name: name).IsEmpty);
    }

    /// <summary>A free name for a method of the type.</summary>
    public static string ForMethod(INamedTypeSymbol type, string api)
    {
        return type.GetMembers(api).IsEmpty ? api : FirstFree(api + "Activity", name => type.GetMembers(name).IsEmpty);
    }

    /// <summary>The name with its first letter in upper case, as a property has it.</summary>
    public static string Pascal(string name)
    {
        var trimmed = name.TrimStart('_', '@');
        return trimmed.Length == 0 ? name : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
    }

    /// <summary>The name with its first letter in lower case, as a parameter has it.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    private static string FirstFree(string name, System.Func<string, bool> isFree)
    {
        return isFree(name) ? name : Enumerable.Range(2, 1000).Select(number => name + number).First(isFree);
    }
}
