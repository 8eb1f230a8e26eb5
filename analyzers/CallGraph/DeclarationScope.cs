using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What a declaration is declared in.</summary>
internal sealed class DeclarationScope
{
    public DeclarationScope(string path, ulong hash, string? typeName, TypeDeclarationSyntax? type, int typeOrdinal)
    {
        IsExtensionBlock = type?.Identifier.ValueText.Length == 0 && type is not (ClassDeclarationSyntax or StructDeclarationSyntax or InterfaceDeclarationSyntax or RecordDeclarationSyntax);
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

    /// <summary>Whether it stands in a block of extensions.</summary>
    public bool IsExtensionBlock { get; }

    /// <summary>The hashes of the name of the type around it and, in a block of extensions, of the names in the header of the block.</summary>
    public ImmutableArray<int> HeaderWords { get; private init; } = ImmutableArray<int>.Empty;

    /// <summary>The ordinal of the type around it, or -1.</summary>
    public int TypeOrdinal { get; }

    /// <summary>The path of the members of <paramref name="space"/>.</summary>
    public static string PathOf(BaseNamespaceDeclarationSyntax space) => (space.Parent is BaseNamespaceDeclarationSyntax outer ? PathOf(outer) : string.Empty) + "." + space.Name;

    /// <summary>The scope of the members of <paramref name="space"/>.</summary>
    public DeclarationScope Inside(BaseNamespaceDeclarationSyntax space) => At(Path + "." + space.Name, null, null, TypeOrdinal, ImmutableArray<int>.Empty);

    /// <summary>The scope of the members of <paramref name="type"/>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="ordinal">Its ordinal.</param>
    /// <param name="words">The hashes of the names in its header.</param>
    public DeclarationScope Inside(TypeDeclarationSyntax type, int ordinal, ImmutableArray<int> words)
    {
        if (type.Identifier.ValueText.Length > 0)
        {
            return At($"{Path}+{type.Identifier.ValueText}`{type.Arity}", type.Identifier.ValueText, type, ordinal, ImmutableArray.Create(SourceWords.Hash(type.Identifier.ValueText)));
        }

        // Nothing but the header of an extension block tells its members from others: the receiver and what its type parameters must be.
        var header = string.Join(" ", type.ChildNodes().Where(static child => child is not MemberDeclarationSyntax));
        return At($"{Path}+{header}`{type.Arity}", TypeName, type, ordinal, HeaderWords.AddRange(words));
    }

    private static DeclarationScope At(string path, string? typeName, TypeDeclarationSyntax? type, int ordinal, ImmutableArray<int> words)
    {
        var hash = StableHash.Create();
        hash.Add(path);
        return new DeclarationScope(path, hash.Value, typeName, type, ordinal) { HeaderWords = words };
    }
}
