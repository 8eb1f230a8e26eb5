using Microsoft.CodeAnalysis;

namespace Perdure.Catalogue.Tests.Resolution;

/// <summary>Translates between the ids of the catalogue and symbols.</summary>
internal static class DocumentationIds
{
    /// <summary>All symbols that an id of the catalogue names: one, or every overload when it has no parentheses.</summary>
    public static IReadOnlyList<ISymbol> Resolve(Compilation compilation, string id)
    {
        switch (id[0])
        {
            case 'N':
                return FindNamespace(compilation, id[2..]) is { } found ? [found] : [];
            case 'T':
                return FindType(compilation, id[2..]) is { } type ? [type] : [];
            default:
                var name = WithoutParameters(id)[2..];
                var dot = name.LastIndexOf('.');
                return dot > 0 && FindType(compilation, name[..dot]) is { } owner
                    ? [.. owner.GetMembers().Where(IsPublic).Where(member => Matches(id, member))]
                    : [];
        }
    }

    /// <summary>Whether a line with this id names the member: exactly, or all overloads when it has no parentheses.</summary>
    public static bool Matches(string id, ISymbol member)
    {
        var full = OverloadId(member);
        return id.Contains('(')
            ? id == full
            : id == WithoutArity(WithoutParameters(full));
    }

    /// <summary>The id of a member, with parentheses even when there are no parameters.</summary>
    public static string OverloadId(ISymbol member)
    {
        var id = member.OriginalDefinition.GetDocumentationCommentId() ?? "!:";
        return id[0] == 'M' && !id.Contains('(') ? id + "()" : id;
    }

    /// <summary>The name by which a symbol calls the member that an id names.</summary>
    public static string MemberName(string id)
    {
        var name = WithoutArity(WithoutParameters(id));
        return name[(name.LastIndexOf('.') + 1)..] switch
        {
            "#ctor" => ".ctor",
            "Item" => "this[]",
            var other => other,
        };
    }

    public static bool IsPublic(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string WithoutParameters(string id) =>
        id.IndexOf('(') is var index and >= 0 ? id[..index] : id;

    private static string WithoutArity(string id) =>
        id.IndexOf("``", StringComparison.Ordinal) is var index and >= 0 ? id[..index] : id;

    private static INamedTypeSymbol? FindType(Compilation compilation, string name) =>
        DocumentationCommentId.GetSymbolsForDeclarationId("T:" + name, compilation).OfType<INamedTypeSymbol>().FirstOrDefault(IsPublic);

    private static INamespaceSymbol? FindNamespace(Compilation compilation, string name)
    {
        INamespaceSymbol? current = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            current = current?.GetNamespaceMembers().FirstOrDefault(candidate => candidate.Name == part);
        }

        return current;
    }
}
