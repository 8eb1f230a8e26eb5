using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// Which code may bind differently in one snapshot than in an earlier one, told by names. What it tells may be too much, never too little.
/// </summary>
/// <remarks>
/// Code binds to a declaration by writing its name, or by writing the name of something whose header leads to it: a method that returns
/// the type, a class that derives from it. So the names of types and constants spread through headers until no more are found. Members
/// that language constructs use without a name count as a change of their type.
/// </remarks>
internal sealed class DeclarationChange
{
    private readonly HashSet<int> _names = new();
    private readonly HashSet<int> _headerNames = new();
    private readonly HashSet<int> _constructors = new();
    private readonly HashSet<int> _typesOfLed = new();

    private DeclarationChange()
    {
    }

    /// <summary>An edit of bodies alone.</summary>
    public static DeclarationChange None { get; } = new();

    /// <summary>The hashes of the names of the types of which a value may have other members now.</summary>
    public HashSet<int> Shapes { get; } = new();

    /// <summary>The change between two snapshots, or null when it may reach anything.</summary>
    public static DeclarationChange? Between(
        IReadOnlyList<OutlinedDeclaration> changed, bool namespacesDiffer, SourceIndex later, CancellationToken cancellation)
    {
        if (namespacesDiffer || changed.Any(static declaration => (declaration.Reach & DeclarationReach.Everything) != 0))
        {
            return null;
        }

        var change = new DeclarationChange();
        foreach (var declaration in changed)
        {
            change.Add(declaration);
        }

        if (!change.Spread(later, cancellation))
        {
            return null;
        }

        change.SpreadShapes(changed, later, cancellation);
        return change;
    }

    /// <summary>Whether the bodies of <paramref name="tree"/> may bind differently.</summary>
    public bool Touches(SourceTree tree, CancellationToken cancellation) =>
        tree.Declarations.Words(cancellation).MayHoldAny(_names)
        || (_constructors.Count > 0 && tree.Declarations.Outline.Declarations.Any(
            declaration => (declaration.Reach & DeclarationReach.Headers) != 0 && _constructors.Contains(SourceWords.Hash(declaration.Name))));

    /// <summary>
    /// Whether the declaration <paramref name="ordinal"/> of an edited tree, whose text and header are as they were, may bind differently: it binds by what it
    /// writes itself, by its header, and by what the headers around it lead to.
    /// </summary>
    public bool Touches(TreeDeclarations tree, int ordinal)
    {
        var node = tree.Node(ordinal);
        if (_names.Count == 0 && _constructors.Count == 0)
        {
            return false;
        }

        if (_constructors.Count > 0 && node is TypeDeclarationSyntax or ConstructorDeclarationSyntax)
        {
            return true;
        }

        for (var around = ordinal; around > 0; around = tree.ContainingType(around))
        {
            if (tree.Outline.Of(around) is not { } outlined || outlined.Words.Any(_names.Contains)
                || (around != ordinal && _names.Contains(SourceWords.Hash(outlined.Name))))
            {
                return true;
            }
        }

        return SourceWords.Of(node.ToString()).MayHoldAny(_names);
    }

    /// <summary>
    /// The hashes of the names of the types whose objects may run other bodies now when a virtual or interface member is called: the types among the
    /// declarations <paramref name="edited"/>, those with a member whose header the change leads to, and all that derive from them or are nested in them.
    /// </summary>
    public HashSet<int> ChangedHierarchies(IEnumerable<OutlinedDeclaration> edited, SourceIndex later, CancellationToken cancellation)
    {
        var types = new HashSet<int>(_typesOfLed.Concat(_headerNames));
        types.UnionWith(edited.Where(static declaration => (declaration.Reach & DeclarationReach.Headers) != 0).Select(static declaration => SourceWords.Hash(declaration.Name)));
        bool grew;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            grew = AddAliases(later, types, name => types.Add(SourceWords.Hash(name)));
            foreach (var tree in later.Trees.Select(static tree => tree.Declarations).Where(tree => tree.Outline.HeaderWords.Overlaps(types) || tree.Outline.ContainingTypes.Overlaps(types)))
            {
                foreach (var declaration in tree.Outline.Declarations)
                {
                    if (declaration.Ordinal >= 0 && tree.Node(declaration.Ordinal) is TypeDeclarationSyntax
                        && (declaration.Words.Any(types.Contains) || (declaration.ContainingType is { } around && types.Contains(SourceWords.Hash(around)))))
                    {
                        grew |= types.Add(SourceWords.Hash(declaration.Name));
                    }
                }
            }
        }
        while (grew);
        return types;
    }

    private void Add(OutlinedDeclaration declaration)
    {
        AddName(declaration.Name, (declaration.Reach & DeclarationReach.Headers) != 0);
        if (declaration.ContainingType is not { } type)
        {
            return;
        }

        if ((declaration.Reach & DeclarationReach.Type) != 0)
        {
            AddName(type, inHeaders: true);
        }

        if ((declaration.Reach & DeclarationReach.Constructors) != 0)
        {
            _constructors.Add(SourceWords.Hash(type));
        }
    }

    private bool AddName(string name, bool inHeaders)
    {
        if (name.Length == 0)
        {
            return false;
        }

        var word = SourceWords.Hash(name);
        var isNew = _names.Add(word);
        if (inHeaders)
        {
            isNew |= _headerNames.Add(word);
            if (SourceWords.WithoutAttributeEnding(name) is { } shorter)
            {
                AddName(shorter, inHeaders: true);
            }
        }

        return isNew;
    }

    /// <summary>Follows the names through headers; false when that reaches everything.</summary>
    private bool Spread(SourceIndex later, CancellationToken cancellation)
    {
        bool grew;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            grew = AddAliases(later, _headerNames, name => AddName(name, inHeaders: true));
            foreach (var declaration in later.Trees.Select(static tree => tree.Declarations.Outline).Where(MayBeLed).SelectMany(static outline => outline.Declarations))
            {
                if (IsLed(declaration))
                {
                    if ((declaration.Reach & DeclarationReach.Everything) != 0)
                    {
                        return false;
                    }

                    if (declaration.ContainingType is { } holder)
                    {
                        _typesOfLed.Add(SourceWords.Hash(holder));
                    }

                    grew |= AddName(declaration.Name, (declaration.Reach & DeclarationReach.Headers) != 0);
                    if ((declaration.Reach & DeclarationReach.Type) != 0 && declaration.ContainingType is { } type)
                    {
                        grew |= AddName(type, inHeaders: true);
                    }
                }
            }
        }
        while (grew);
        return true;
    }

    /// <summary>Types derive their members from others, and attributes that derive from others say what becomes of members.</summary>
    private void SpreadShapes(IEnumerable<OutlinedDeclaration> changed, SourceIndex later, CancellationToken cancellation)
    {
        var grew = false;
        foreach (var declaration in changed)
        {
            grew |= AddShape(declaration);
        }

        while (grew)
        {
            cancellation.ThrowIfCancellationRequested();
            grew = AddAliases(later, Shapes, AddShape);
            foreach (var outline in later.Trees.Select(static tree => tree.Declarations.Outline).Where(outline => outline.HeaderWords.Overlaps(Shapes)))
            {
                foreach (var declaration in outline.Declarations)
                {
                    grew |= declaration.Words.Any(Shapes.Contains) && AddShape(declaration);
                }
            }
        }
    }

    /// <summary>A name that a file gives to a type leads where the type does.</summary>
    private static bool AddAliases(SourceIndex later, HashSet<int> names, System.Func<string, bool> add)
    {
        var grew = false;
        foreach (var tree in later.Trees)
        {
            foreach (var (name, words) in tree.Declarations.Outline.Aliases)
            {
                grew |= words.MayHoldAny(names) && add(name);
            }
        }

        return grew;
    }

    private bool AddShape(OutlinedDeclaration declaration)
    {
        if ((declaration.Reach & DeclarationReach.Shape) == 0)
        {
            return false;
        }

        var isNew = declaration.ContainingType is { } type && AddShape(type);
        return ((declaration.Reach & DeclarationReach.Headers) != 0 && AddShape(declaration.Name)) || isNew;
    }

    private bool AddShape(string name)
    {
        var isNew = Shapes.Add(SourceWords.Hash(name));
        return (SourceWords.WithoutAttributeEnding(name) is { } shorter && Shapes.Add(SourceWords.Hash(shorter))) || isNew;
    }

    private bool MayBeLed(DeclarationOutline outline) => outline.HeaderWords.Overlaps(_headerNames) || outline.HeaderLiterals.Overlaps(_names);

    private bool IsLed(OutlinedDeclaration declaration)
    {
        foreach (var word in declaration.Words)
        {
            if (_headerNames.Contains(word))
            {
                return true;
            }
        }

        foreach (var literal in declaration.Literals)
        {
            if (_names.Contains(literal))
            {
                return true;
            }
        }

        return false;
    }
}
