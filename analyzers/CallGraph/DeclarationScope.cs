using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What a declaration is declared in.</summary>
internal sealed class DeclarationScope
{
    public DeclarationScope(string path, ulong hash, string? typeName, TypeDeclarationSyntax? type, int typeOrdinal)
    {
        Path = path;
        Hash = hash;
        TypeName = typeName;
        HoldsValues = type is RecordDeclarationSyntax or StructDeclarationSyntax;
        TypeOrdinal = typeOrdinal;
    }

    /// <summary>The namespaces and types around it.</summary>
    public string Path { get; }

    /// <summary>The hash of the path.</summary>
    public ulong Hash { get; }

    /// <summary>The simple name of the type around it, if any.</summary>
    public string? TypeName { get; }

    /// <summary>Whether the type around it is a record or a structure, which is printed, compared and hashed by its members.</summary>
    public bool HoldsValues { get; }

    /// <summary>The ordinal of the type around it, or -1.</summary>
    public int TypeOrdinal { get; }

    /// <summary>The scope of the members of <paramref name="space"/>.</summary>
    public DeclarationScope Inside(BaseNamespaceDeclarationSyntax space) => At(Path + "." + space.Name, null, null, TypeOrdinal);

    /// <summary>The scope of the members of <paramref name="type"/>.</summary>
    public DeclarationScope Inside(TypeDeclarationSyntax type, int ordinal)
    {
        // The receiver of an extension block is what tells its members from others.
        var name = type.Identifier.ValueText.Length == 0 ? type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault()?.ToString() : type.Identifier.ValueText;
        return At($"{Path}+{name}`{type.Arity}", type.Identifier.ValueText.Length == 0 ? TypeName : type.Identifier.ValueText, type, ordinal);
    }

    private static DeclarationScope At(string path, string? typeName, TypeDeclarationSyntax? type, int ordinal)
    {
        var hash = StableHash.Create();
        hash.Add(path);
        return new DeclarationScope(path, hash.Value, typeName, type, ordinal);
    }
}
