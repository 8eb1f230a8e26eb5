using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Contracts;
using Perdure.Analyzers.EntryPoints;
using Perdure.Analyzers.Reachability;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// What the analyses of one project found out under one declaration fingerprint. It is held by the trees of the project and goes
/// with them; it holds no symbols, so that compilations can go while it stays.
/// </summary>
internal sealed class ProjectMemory
{
    private const int SnapshotsKept = 4;

    private static readonly ConditionalWeakTable<SyntaxTree, ProjectMemory> ByTree = new();
    private static readonly object Gate = new();

    private readonly List<(ulong Trees, FindingMap Map)> _snapshots = new();

    private ProjectMemory(SourceIndex index, SnapshotKey key)
    {
        Environment = key.Environment;
        Fingerprint = key.Declarations;
        Trees = Remember(index);
    }

    /// <summary>The hash of references, options and configuration.</summary>
    public ulong Environment { get; }

    /// <summary>The trees of the last snapshot, in their order.</summary>
    public TreeMemory[] Trees { get; private set; }

    /// <summary>The fingerprint of declarations, references and configuration.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Taken while a snapshot is analysed, so that several documents asked for at once share the work.</summary>
    public object Work { get; } = new();

    /// <summary>The names that lead to frameworks; null until they have been gathered.</summary>
    public FrameworkNames? Frameworks { get; set; }

    /// <summary>The orchestrators that declarations give away; null until they have been looked for.</summary>
    public DeclaredOrchestrators? Declared { get; set; }

    /// <summary>The tasks that declarations give away; null until they have been looked for.</summary>
    public DeclaredContracts? Contracts { get; set; }

    /// <summary>Which bodies may run for each virtual member; null until a call asked for one.</summary>
    public DispatchTable? Dispatch { get; set; }

    /// <summary>The memory of the snapshot nearest to <paramref name="key"/> of which some tree of <paramref name="index"/> is a part, or null.</summary>
    public static ProjectMemory? Nearest(SourceIndex index, SnapshotKey key)
    {
        ProjectMemory? nearest = null;
        lock (Gate)
        {
            foreach (var source in index.Trees)
            {
                if (source.IsOwn && ByTree.TryGetValue(source.Tree, out var known))
                {
                    if (known.Fingerprint == key.Declarations)
                    {
                        return known;
                    }

                    nearest ??= known.Environment == key.Environment ? known : null;
                }
            }
        }

        return nearest;
    }

    /// <summary>The memory that the trees of <paramref name="index"/> share, made when there is none for the fingerprint.</summary>
    public static ProjectMemory Of(SourceIndex index, SnapshotKey key)
    {
        lock (Gate)
        {
            ProjectMemory? memory = null;
            foreach (var source in index.Trees)
            {
                if (source.IsOwn && ByTree.TryGetValue(source.Tree, out var known) && known.Fingerprint == key.Declarations)
                {
                    memory = known;
                    break;
                }
            }

            memory ??= new ProjectMemory(index, key);
            memory.Trees = Remember(index);
            foreach (var source in index.Trees)
            {
                if (source.IsOwn && !(ByTree.TryGetValue(source.Tree, out var known) && ReferenceEquals(known, memory)))
                {
                    ByTree.Remove(source.Tree);
                    ByTree.Add(source.Tree, memory);
                }
            }

            return memory;
        }
    }

    /// <summary>Takes over what an edit left of what an earlier memory knew.</summary>
    public void Adopt(SnapshotTransfer transfer)
    {
        Frameworks ??= transfer.Frameworks;
        Declared ??= transfer.Declared;
        Contracts ??= transfer.Contracts;
    }

    private static TreeMemory[] Remember(SourceIndex index) => index.Trees.Select(static source => new TreeMemory(source)).ToArray();

    /// <summary>The findings of the snapshot with exactly these trees, or null.</summary>
    public FindingMap? Find(ulong trees)
    {
        foreach (var (known, map) in _snapshots)
        {
            if (known == trees)
            {
                return map;
            }
        }

        return null;
    }

    /// <summary>Keeps the findings of a snapshot in the place of the oldest.</summary>
    public void Keep(ulong trees, FindingMap map)
    {
        if (_snapshots.Count == SnapshotsKept)
        {
            _snapshots.RemoveAt(0);
        }

        _snapshots.Add((trees, map));
    }
}
