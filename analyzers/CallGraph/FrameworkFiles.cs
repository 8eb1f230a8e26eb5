using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

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
    private readonly HashSet<int> _names = new();
    private readonly HashSet<SyntaxTree> _trees = new();
    private readonly SourceIndex _index;
    private readonly CancellationToken _cancellation;
    private bool _isEverywhere;

    private FrameworkFiles(SourceIndex index, CancellationToken cancellation)
    {
        _index = index;
        _cancellation = cancellation;
    }

    /// <summary>The files of <paramref name="index"/> that may have to do with one of <paramref name="frameworks"/>.</summary>
    public static FrameworkFiles Find(Compilation compilation, SourceIndex index, ImmutableArray<FrameworkSymbols> frameworks, CancellationToken cancellation)
    {
        var files = new FrameworkFiles(index, cancellation);
        foreach (var name in frameworks.SelectMany(static framework => framework.Framework.NamesInHeaders))
        {
            files.Add(name);
        }

        files.AddAssemblies(compilation, frameworks);
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

    private bool Add(string name)
    {
        var isNew = _names.Add(SourceWords.Hash(name));
        if (SourceWords.WithoutAttributeEnding(name) is { } shorter)
        {
            isNew |= _names.Add(SourceWords.Hash(shorter));
        }

        return isNew;
    }

    /// <summary>Types of assemblies that use a framework may derive from its types. Those that are there as source speak for themselves.</summary>
    private void AddAssemblies(Compilation compilation, ImmutableArray<FrameworkSymbols> frameworks)
    {
        var users = new HashSet<string>(frameworks.SelectMany(static framework => framework.Types).Select(static type => type.ContainingAssembly.Name), StringComparer.Ordinal);
        var sources = new HashSet<string>(_index.Trees.Select(static tree => tree.Compilation.AssemblyName ?? string.Empty), StringComparer.Ordinal);
        var others = compilation.SourceModule.ReferencedAssemblySymbols.ToList();
        int before;
        do
        {
            _cancellation.ThrowIfCancellationRequested();
            before = others.Count;
            others.RemoveAll(assembly =>
            {
                if (!users.Contains(assembly.Name) && !assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => users.Contains(reference.Name))))
                {
                    return false;
                }

                users.Add(assembly.Name);
                if (!sources.Contains(assembly.Name))
                {
                    AddTypes(assembly);
                }

                return true;
            });
        }
        while (others.Count < before);
    }

    private void AddTypes(IAssemblySymbol assembly)
    {
        foreach (var name in assembly.TypeNames)
        {
            var arity = name.IndexOf('`');
            Add(arity < 0 ? name : name.Substring(0, arity));
        }
    }

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
