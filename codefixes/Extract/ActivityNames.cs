using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Chooses names that nothing in reach has yet.</summary>
internal static class ActivityNames
{
    /// <summary>A free name for a class. Activities go by their simple names, so that no namespace may have another one.</summary>
    public static string ForClass(SemanticModel model, int position, string api)
    {
        return FirstFree(
            api + "Activity",
            name => model.LookupNamespacesAndTypes(position, name: name).IsEmpty && !model.Compilation.ContainsSymbolsWithName(name, SymbolFilter.Type));
    }

    /// <summary>A free name for a method of the type that is a function. All functions of an application share their names.</summary>
    public static string ForFunction(INamedTypeSymbol type, Compilation compilation, string api)
    {
        bool IsFree(string name)
        {
            return type.GetMembers(name).IsEmpty && !compilation.SyntaxTrees.Any(tree => tree.GetRoot().DescendantNodes().OfType<AttributeArgumentSyntax>().Any(argument => IsName(argument, name)));
        }

        return IsFree(api) ? api : FirstFree(api + "Activity", IsFree);
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

    /// <summary>Whether an attribute is given the name, as a literal or by <c>nameof</c>.</summary>
    private static bool IsName(AttributeArgumentSyntax argument, string name)
    {
        return argument.Expression switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText == name,
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call => call.ArgumentList.Arguments[0].GetLastToken().ValueText == name,
            _ => false,
        };
    }

    private static string FirstFree(string name, System.Func<string, bool> isFree)
    {
        return isFree(name) ? name : Enumerable.Range(2, 1000).Select(number => name + number).First(isFree);
    }
}
