using System.Collections.Concurrent;
using System.Collections.Generic;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The summaries of one tree's bodies under each of the last declaration fingerprints.</summary>
internal sealed class SummaryStore
{
    private const int FingerprintsKept = 4;

    private readonly List<(ulong Fingerprint, ConcurrentDictionary<long, DeclarationSummary> Summaries)> _generations = new();

    /// <summary>The summaries that are valid under <paramref name="fingerprint"/>.</summary>
    public ConcurrentDictionary<long, DeclarationSummary> For(ulong fingerprint)
    {
        lock (_generations)
        {
            return Find(fingerprint) ?? Add(fingerprint, new ConcurrentDictionary<long, DeclarationSummary>());
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

            var moved = new ConcurrentDictionary<long, DeclarationSummary>();
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

    /// <summary>The key of a part of a declaration within its tree.</summary>
    public static long Key(int declaration, int part) => ((long)declaration << 32) | (uint)part;

    private ConcurrentDictionary<long, DeclarationSummary>? Find(ulong fingerprint)
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

    private ConcurrentDictionary<long, DeclarationSummary> Add(ulong fingerprint, ConcurrentDictionary<long, DeclarationSummary> summaries)
    {
        if (_generations.Count == FingerprintsKept)
        {
            _generations.RemoveAt(0);
        }

        _generations.Add((fingerprint, summaries));
        return summaries;
    }
}
