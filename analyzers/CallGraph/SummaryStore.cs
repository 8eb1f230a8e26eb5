using System.Collections.Concurrent;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The summaries of one tree's bodies under one declaration fingerprint.</summary>
internal sealed class SummaryStore
{
    private volatile Generation _current = new(0);

    /// <summary>The summaries that are valid under <paramref name="fingerprint"/>; those of another fingerprint are dropped.</summary>
    public ConcurrentDictionary<long, BodySummary> For(ulong fingerprint)
    {
        var current = _current;
        if (current.Fingerprint != fingerprint)
        {
            current = new Generation(fingerprint);
            _current = current;
        }

        return current.Summaries;
    }

    /// <summary>The key of a body within its tree.</summary>
    public static long Key(int declaration, int part) => ((long)declaration << 32) | (uint)part;

    /// <summary>The declaration in a key.</summary>
    public static int DeclarationOf(long key) => (int)(key >> 32);

    /// <summary>The part in a key.</summary>
    public static int PartOf(long key) => unchecked((int)key);

    private sealed class Generation
    {
        public Generation(ulong fingerprint) => Fingerprint = fingerprint;

        public ulong Fingerprint { get; }

        public ConcurrentDictionary<long, BodySummary> Summaries { get; } = new();
    }
}
