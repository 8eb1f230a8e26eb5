using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// Tells snapshots of a project apart: by the fingerprint of all that code binds to, and by the identity of each tree.
/// </summary>
internal readonly struct SnapshotKey : IEquatable<SnapshotKey>
{
    private SnapshotKey(ulong environment, ulong declarations, ulong trees)
    {
        Environment = environment;
        Declarations = declarations;
        Trees = trees;
    }

    /// <summary>The hash of references, options and configuration.</summary>
    public ulong Environment { get; }

    /// <summary>The fingerprint of declarations, references and configuration, under which summaries of bodies are valid.</summary>
    public ulong Declarations { get; }

    /// <summary>The identity of the trees.</summary>
    public ulong Trees { get; }

    public static SnapshotKey Create(Compilation compilation, SourceIndex index, ulong configuration)
    {
        var environment = StableHash.Create();
        environment.Add(configuration);
        AddReferences(compilation, ref environment, new Dictionary<Compilation, int>());
        var declarations = StableHash.Create();
        var trees = StableHash.Create();
        declarations.Add(environment.Value);
        foreach (var source in index.Trees)
        {
            declarations.Add(source.Project);
            declarations.Add(source.Declarations.DeclarationHash);
            trees.Add(unchecked((ulong)source.Declarations.Identity));
        }

        return new SnapshotKey(environment.Value, declarations.Value, trees.Value);
    }

    public bool Equals(SnapshotKey other) => Declarations == other.Declarations && Trees == other.Trees;

    public override bool Equals(object? obj) => obj is SnapshotKey other && Equals(other);

    public override int GetHashCode() => unchecked((int)(Declarations ^ (Trees * 31)));

    private static void AddReferences(Compilation compilation, ref StableHash hash, Dictionary<Compilation, int> seen)
    {
        if (seen.TryGetValue(compilation, out var number))
        {
            hash.Add(number);
            return;
        }

        seen.Add(compilation, seen.Count);
        hash.Add(compilation.AssemblyName ?? string.Empty);
        if (compilation.Options is CSharpCompilationOptions options)
        {
            hash.Add((int)options.NullableContextOptions);
            hash.Add((int)options.OutputKind);
            hash.Add(options.AllowUnsafe ? 1 : 0);
            hash.Add(options.CheckOverflow ? 1 : 0);
        }

        foreach (var reference in compilation.References)
        {
            hash.Add(string.Join(",", reference.Properties.Aliases));
            if (reference is CompilationReference source && source.Compilation.Language == LanguageNames.CSharp)
            {
                AddReferences(source.Compilation, ref hash, seen);
            }
            else
            {
                hash.Add(unchecked((ulong)ReferenceIdentity.Of(reference)));
            }
        }

        hash.Add(nameof(compilation.References));
    }
}
