using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The summaries of one tree's bodies under each of the last declaration fingerprints. It holds no syntax, so that it may outlive the tree.</summary>
internal sealed class SummaryStore
{
    private const int FingerprintsKept = 4;

    private readonly List<(ulong Fingerprint, ConcurrentDictionary<long, WalkedDeclaration> Summaries)> _generations = new();

    /// <summary>The summaries that are valid under <paramref name="fingerprint"/>.</summary>
    public ConcurrentDictionary<long, WalkedDeclaration> For(ulong fingerprint)
    {
        lock (_generations)
        {
            return Find(fingerprint) ?? Add(fingerprint, new ConcurrentDictionary<long, WalkedDeclaration>());
        }
    }

    /// <summary>Makes the summaries under the fingerprint <paramref name="from"/> valid under <paramref name="to"/> as well, moved as their targets were.</summary>
    public void Share(ulong from, ulong to, BodyRelocation relocation)
    {
        lock (_generations)
        {
            if (Find(to) is not null || Find(from) is not { } summaries)
            {
                return;
            }

            if (relocation.MovesNothing && relocation.KeepsShapes)
            {
                Add(to, summaries);
                return;
            }

            var moved = new ConcurrentDictionary<long, WalkedDeclaration>();
            foreach (var pair in summaries)
            {
                if (pair.Value.Move(relocation) is { } summary)
                {
                    moved[pair.Key] = summary;
                }
            }

            Add(to, moved);
        }
    }

    /// <summary>
    /// Takes those summaries over from the store of an earlier version of this tree, valid there under the fingerprint <paramref name="from"/>, that
    /// <paramref name="move"/> finds a new key for; they are valid under <paramref name="to"/> here.
    /// </summary>
    public void Adopt(SummaryStore earlier, ulong from, ulong to, Func<long, WalkedDeclaration, (long Key, WalkedDeclaration Moved)?> move)
    {
        ConcurrentDictionary<long, WalkedDeclaration>? summaries;
        lock (earlier._generations)
        {
            summaries = earlier.Find(from);
        }

        if (summaries is null)
        {
            return;
        }

        var adopted = new ConcurrentDictionary<long, WalkedDeclaration>();
        foreach (var pair in summaries)
        {
            if (move(pair.Key, pair.Value) is { } found)
            {
                adopted[found.Key] = found.Moved;
            }
        }

        lock (_generations)
        {
            if (Find(to) is null)
            {
                Add(to, adopted);
            }
        }
    }

    /// <summary>The key of a part of a declaration within its tree.</summary>
    public static long Key(int declaration, int part) => ((long)declaration << 32) | (uint)part;

    /// <summary>The declaration and the part that <paramref name="key"/> stands for.</summary>
    public static (int Declaration, int Part) Parts(long key) => unchecked(((int)(key >> 32), (int)key));

    private ConcurrentDictionary<long, WalkedDeclaration>? Find(ulong fingerprint)
    {
        foreach (var (known, summaries) in _generations)
        {
            if (known == fingerprint)
            {
                return summaries;
            }
        }

        return null;
    }

    private ConcurrentDictionary<long, WalkedDeclaration> Add(ulong fingerprint, ConcurrentDictionary<long, WalkedDeclaration> summaries)
    {
        if (_generations.Count == FingerprintsKept)
        {
            _generations.RemoveAt(0);
        }

        _generations.Add((fingerprint, summaries));
        return summaries;
    }
}
