using System.Collections.Immutable;

namespace Perdure.Analyzers.CallGraph;

/// <summary>A declaration as other files see it, without its syntax.</summary>
internal sealed class OutlinedDeclaration
{
    public OutlinedDeclaration(int ordinal, ulong header, string name, string? containingType, DeclarationReach reach, ImmutableArray<int> words, ImmutableArray<int> literals)
    {
        Ordinal = ordinal;
        Header = header;
        Name = name;
        ContainingType = containingType;
        Reach = reach;
        Words = words;
        Literals = literals;
    }

    /// <summary>Its place among the declarations of the tree, or -1 when it has no body.</summary>
    public int Ordinal { get; }

    /// <summary>The hash of everything but its bodies, of its kind and of what it is declared in.</summary>
    public ulong Header { get; }

    /// <summary>The name by which it is bound to.</summary>
    public string Name { get; }

    /// <summary>The name of the type around it, if any.</summary>
    public string? ContainingType { get; }

    /// <summary>Which code a change of it reaches.</summary>
    public DeclarationReach Reach { get; }

    /// <summary>The hashes of the identifiers that its header refers to.</summary>
    public ImmutableArray<int> Words { get; }

    /// <summary>The hashes of the strings in its header: attributes name members by them.</summary>
    public ImmutableArray<int> Literals { get; }
}
