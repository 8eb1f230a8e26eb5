using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// The words without one of which source has nothing to do with a framework: the names of its types, those of the assemblies that are built on
/// it, and the methods that orchestrators are registered with. Most projects that reference a framework only through others write none of them.
/// </summary>
internal sealed class FrameworkWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, Verdict> Verdicts = new();

    private readonly HashSet<int> _types = new();
    private readonly HashSet<int> _all;
    private readonly ulong _hash;

    /// <summary>The words for <paramref name="compilation"/>, which uses <paramref name="frameworks"/> and has the source of <paramref name="projects"/>.</summary>
    public FrameworkWords(Compilation compilation, ImmutableArray<FrameworkSymbols> frameworks, ImmutableArray<Compilation> projects)
    {
        foreach (var name in frameworks.SelectMany(static framework => framework.Framework.NamesInHeaders))
        {
            AddTo(_types, name);
        }

        AddAssemblies(compilation, frameworks, projects);
        _all = new HashSet<int>(_types);
        foreach (var framework in frameworks.Select(static symbols => symbols.Framework))
        {
            _all.UnionWith(framework.RegistrationMethods.Select(SourceWords.Hash));
        }

        // The order of a set is nobody's promise.
        _hash = _all.Aggregate(0UL, static (sum, word) => unchecked(sum + ((ulong)(uint)word * 0x9E3779B97F4A7C15UL)));
    }

    /// <summary>The hashes of the names of types.</summary>
    public IEnumerable<int> Types => _types;

    /// <summary>Adds the hash of the type name <paramref name="name"/> to <paramref name="words"/>, and that of its short form if it names an attribute.</summary>
    public static bool AddTo(HashSet<int> words, string name)
    {
        var isNew = words.Add(SourceWords.Hash(name));
        if (SourceWords.WithoutAttributeEnding(name) is { } shorter)
        {
            isNew |= words.Add(SourceWords.Hash(shorter));
        }

        return isNew;
    }

    /// <summary>Whether one of the words occurs anywhere in the source of <paramref name="projects"/>.</summary>
    public bool OccurIn(ImmutableArray<Compilation> projects, CancellationToken cancellation) =>
        projects.SelectMany(static project => project.SyntaxTrees).Any(tree => OccurIn(tree, cancellation));

    private bool OccurIn(SyntaxTree tree, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Verdicts.TryGetValue(tree, out var known) && known.Words == _hash)
        {
            return known.Occur;
        }

        var verdict = new Verdict(_hash, SourceWords.AnyIn(tree.GetText(cancellation).ToString(), _all));
        Verdicts.Remove(tree);
        return Verdicts.GetValue(tree, _ => verdict).Occur;
    }

    /// <summary>Types of assemblies that use a framework may derive from its types. Those that are there as source speak for themselves.</summary>
    private void AddAssemblies(Compilation compilation, ImmutableArray<FrameworkSymbols> frameworks, ImmutableArray<Compilation> projects)
    {
        var users = new HashSet<string>(frameworks.SelectMany(static framework => framework.Types).Select(static type => type.ContainingAssembly.Name), StringComparer.Ordinal);
        var sources = new HashSet<string>(projects.Select(static project => project.AssemblyName ?? string.Empty), StringComparer.Ordinal);
        var others = compilation.SourceModule.ReferencedAssemblySymbols.ToList();
        int before;
        do
        {
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
            AddTo(_types, arity < 0 ? name : name.Substring(0, arity));
        }
    }

    /// <summary>Whether the words with the hash <see cref="Words"/> occur in a tree.</summary>
    private sealed class Verdict
    {
        public Verdict(ulong words, bool occur)
        {
            Words = words;
            Occur = occur;
        }

        public ulong Words { get; }

        public bool Occur { get; }
    }
}
