using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The short names under which members appear in messages.</summary>
internal static class SymbolDisplay
{
    /// <summary>The member with its type, for example <c>DateTime.UtcNow</c> or <c>new HttpClient</c>.</summary>
    public static string Subject(ISymbol member)
    {
        if (member.ContainingType is not { } type)
        {
            return member.Name;
        }

        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => "new " + type.Name,
            IMethodSymbol { AssociatedSymbol: { } associated } => type.Name + "." + associated.Name,
            IPropertySymbol { IsIndexer: true } => type.Name + "[]",
            _ => type.Name + "." + member.Name,
        };
    }

    /// <summary>The member behind a documentation-comment id with its type.</summary>
    public static string Subject(string documentationId)
    {
        var open = documentationId.IndexOf('(');
        var name = documentationId.Substring(2, (open < 0 ? documentationId.Length : open) - 2);
        var dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            return WithoutArity(name);
        }

        var outer = name.LastIndexOf('.', dot - 1);
        var type = WithoutArity(name.Substring(outer + 1, dot - outer - 1));
        var member = name.Substring(dot + 1);
        return member == "#ctor" ? "new " + type : type + "." + WithoutArity(member);
    }

    private static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name.Substring(0, tick);
    }
}
