using System.Collections.Generic;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What is known of a member without looking at its body.</summary>
internal sealed class SymbolVerdict
{
    /// <summary>Nothing is known, and nothing is to be said.</summary>
    public static readonly SymbolVerdict Silent = new(SymbolVerdictKind.Silent, null, null);

    /// <summary>The member counts as deterministic.</summary>
    public static readonly SymbolVerdict Trusted = new(SymbolVerdictKind.Trusted, null, null);

    /// <summary>The member is in an assembly that nobody has looked into.</summary>
    public static readonly SymbolVerdict Unknown = new(SymbolVerdictKind.Unknown, null, null);

    private SymbolVerdict(SymbolVerdictKind kind, CatalogueEntry? entry, IReadOnlyList<ReachedSink>? sinks)
    {
        Kind = kind;
        Entry = entry;
        Sinks = sinks;
    }

    public SymbolVerdictKind Kind { get; }

    /// <summary>What the member does, when it is banned or in the catalogue.</summary>
    public CatalogueEntry? Entry { get; }

    /// <summary>What the member reaches inside its assembly.</summary>
    public IReadOnlyList<ReachedSink>? Sinks { get; }

    /// <summary>The configuration bans the member.</summary>
    public static SymbolVerdict Banned(CatalogueEntry entry) => new(SymbolVerdictKind.Banned, entry, null);

    /// <summary>The catalogue lists the member.</summary>
    public static SymbolVerdict Listed(CatalogueEntry entry) => new(SymbolVerdictKind.Listed, entry, null);

    /// <summary>The facts of its assembly say what the member reaches.</summary>
    public static SymbolVerdict Reaches(IReadOnlyList<ReachedSink> sinks) => new(SymbolVerdictKind.Reaches, null, sinks);
}
