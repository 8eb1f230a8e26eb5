using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Where a set of names occurs in the text of a tree, found without binding or walking anything.</summary>
internal sealed class NameOccurrences
{
    private NameOccurrences(ulong names, ImmutableArray<int> declarations)
    {
        Names = names;
        Declarations = declarations;
    }

    /// <summary>The hash of the names.</summary>
    public ulong Names { get; }

    /// <summary>The declarations in which one of the names occurs, in order.</summary>
    public ImmutableArray<int> Declarations { get; }

    /// <summary>The occurrences of <paramref name="names"/> in <paramref name="tree"/>, remembered as long as the tree lives.</summary>
    public static NameOccurrences Of(SyntaxTree tree, TreeDeclarations declarations, SoughtNames names, CancellationToken cancellation)
    {
        if (declarations.Occurrences is { } known && known.Names == names.Hash)
        {
            return known;
        }

        var found = new NameOccurrences(names.Hash, Search(tree, declarations, names, cancellation));
        declarations.Occurrences = found;
        return found;
    }

    private static ImmutableArray<int> Search(SyntaxTree tree, TreeDeclarations declarations, SoughtNames names, CancellationToken cancellation)
    {
        SortedSet<int>? result = null;
        SyntaxNode? root = null;
        foreach (var at in names.PlacesIn(tree.GetText(cancellation).ToString()))
        {
            cancellation.ThrowIfCancellationRequested();
            root ??= tree.GetRoot(cancellation);
            if (root.FindToken(at).Parent is { } node)
            {
                AddDeclarations(node, declarations, result ??= new SortedSet<int>());
            }
        }

        return result is null ? ImmutableArray<int>.Empty : ImmutableArray.CreateRange(result);
    }

    private static void AddDeclarations(SyntaxNode node, TreeDeclarations declarations, SortedSet<int> result)
    {
        // A name in the type of a field speaks of all variables that are declared with it.
        if (node.FirstAncestorOrSelf<BaseFieldDeclarationSyntax>() is { } field)
        {
            foreach (var variable in field.Declaration.Variables)
            {
                result.Add(declarations.FindContaining(variable));
            }
        }
        else
        {
            result.Add(declarations.FindContaining(node));
        }
    }
}
