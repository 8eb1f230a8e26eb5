using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// The files whose declarations may have to do with a framework, told by names alone, so that the declarations of all others need not be
/// bound. What it tells may be too much, never too little.
/// </summary>
/// <remarks>
/// A declaration has to do with a framework when its header names a type of it, or a type whose header does. So the names of the
/// framework's types spread through headers until no more are found. Of assemblies that are built on a framework every type counts.
/// </remarks>
internal sealed class FrameworkFiles
{
    private readonly HashSet<int> _names;
    private readonly HashSet<SyntaxTree> _trees = new();
    private readonly SourceIndex _index;
    private readonly CancellationToken _cancellation;
    private bool _isEverywhere;

    private FrameworkFiles(SourceIndex index, FrameworkWords words, CancellationToken cancellation)
    {
        _index = index;
        _names = new HashSet<int>(words.Types);
        _cancellation = cancellation;
    }

    /// <summary>The files of <paramref name="index"/> that may have to do with a framework, which all start with one of <paramref name="words"/>.</summary>
    public static FrameworkFiles Find(SourceIndex index, FrameworkWords words, CancellationToken cancellation)
    {
        var files = new FrameworkFiles(index, words, cancellation);
        files.AddAliases();
        files.Spread();
        return files;
    }

    /// <summary>The names that led to the files.</summary>
    public FrameworkNames Names => new(_names, _isEverywhere);

    /// <summary>Whether a part of <paramref name="type"/> stands in one of the files.</summary>
    public bool MayHold(INamedTypeSymbol type)
    {
        if (_isEverywhere)
        {
            return true;
        }

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (_trees.Contains(reference.SyntaxTree))
            {
                return true;
            }
        }

        return false;
    }

    private bool Add(string name) => FrameworkWords.AddTo(_names, name);

    /// <summary>An alias is another name for what it stands for, and what is imported from a type is used without the name of the type.</summary>
    private void AddAliases()
    {
        foreach (var tree in _index.Trees)
        {
            foreach (var (name, _) in tree.Declarations.Outline.Aliases)
            {
                Add(name);
                _trees.Add(tree.Tree);
            }

            foreach (var (_, directive) in tree.Declarations.Outline.Usings)
            {
                _isEverywhere |= directive.IndexOf('\\') >= 0;
                if (directive.IndexOf("static", StringComparison.Ordinal) >= 0 && SourceWords.Of(directive).MayHoldAny(_names))
                {
                    _trees.Add(tree.Tree);
                }
            }
        }
    }

    private void Spread()
    {
        bool grew;
        do
        {
            _cancellation.ThrowIfCancellationRequested();
            grew = false;
            foreach (var tree in _index.Trees)
            {
                if (_isEverywhere)
                {
                    return;
                }

                if (_names.Overlaps(tree.Declarations.Outline.HeaderWords))
                {
                    _trees.Add(tree.Tree);
                    grew |= SpreadIn(tree.Declarations.Outline);
                }
            }
        }
        while (grew);
    }

    private bool SpreadIn(DeclarationOutline outline)
    {
        var grew = false;
        foreach (var declaration in outline.Declarations)
        {
            if (!declaration.Words.Any(_names.Contains))
            {
                continue;
            }

            if (declaration.Name.Length == 0 && declaration.ContainingType is null)
            {
                // A global using gives any file another name for it.
                _isEverywhere = true;
            }
            else if ((declaration.Reach & DeclarationReach.Headers) != 0)
            {
                grew |= Add(declaration.Name);
            }
        }

        return grew;
    }
}
