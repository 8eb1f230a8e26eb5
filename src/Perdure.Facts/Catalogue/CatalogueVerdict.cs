using Perdure.Analyzers.CallGraph.Facts;

namespace Perdure.Facts.Catalogue;

/// <summary>What the catalogue says of a member: nothing, that it is a sink, or that it is none.</summary>
internal readonly struct CatalogueVerdict
{
    public static readonly CatalogueVerdict Unlisted;

    public static readonly CatalogueVerdict Exception = new(null, isListed: true);

    private CatalogueVerdict(Sink? sink, bool isListed)
    {
        Sink = sink;
        IsListed = isListed;
    }

    /// <summary>The sink, where the member is one.</summary>
    public Sink? Sink { get; }

    public bool IsListed { get; }

    public static CatalogueVerdict Reports(Sink sink) => new(sink, isListed: true);
}
