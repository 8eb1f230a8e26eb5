using System;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Names a body of code without a symbol: the tree by its place in the source index, the declaration by its place in the tree,
/// and the part of the declaration.
/// </summary>
/// <remarks>
/// An edit inside a body moves neither trees nor declarations, so an identifier stays valid as long as the declaration
/// fingerprint stays the same.
/// </remarks>
internal readonly struct BodyId : IEquatable<BodyId>
{
    /// <summary>The declaration's own body or initialiser.</summary>
    public const int Body = 0;

    /// <summary>The constructor of a type that has no syntax of its own, or the primary constructor.</summary>
    public const int Constructor = -1;

    /// <summary>The members that the compiler synthesises to print a record.</summary>
    public const int RecordPrinting = -2;

    /// <summary>The members that the compiler synthesises to compare records.</summary>
    public const int RecordEquality = -3;

    /// <summary>The method that the compiler synthesises to deconstruct a record.</summary>
    public const int RecordDeconstruction = -4;

    public BodyId(int tree, int declaration, int part)
    {
        Tree = tree;
        Declaration = declaration;
        Part = part;
    }

    /// <summary>The index of the tree in the source index.</summary>
    public int Tree { get; }

    /// <summary>The ordinal of the declaration in the tree.</summary>
    public int Declaration { get; }

    /// <summary>One of the constants, or for a lambda or local function one more than its offset from the declaration's start.</summary>
    public int Part { get; }

    /// <summary>The same declaration as a whole.</summary>
    public BodyId WholeDeclaration => new(Tree, Declaration, Body);

    public bool Equals(BodyId other) => Tree == other.Tree && Declaration == other.Declaration && Part == other.Part;

    public override bool Equals(object? obj) => obj is BodyId other && Equals(other);

    public override int GetHashCode() => unchecked((((Tree * 397) ^ Declaration) * 397) ^ Part);
}
