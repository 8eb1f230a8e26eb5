using Perdure.Catalogue.Tests.Reading;

namespace Perdure.Catalogue.Tests;

/// <summary>The catalogue as the analyzers ship it.</summary>
internal static class CatalogueFiles
{
    private static readonly Lazy<IReadOnlyList<CatalogueEntry>> LazyEntries =
        new(() => CatalogueReader.ReadFolder(Path.Combine(AppContext.BaseDirectory, "Catalogue")));

    public static IReadOnlyList<CatalogueEntry> Entries => LazyEntries.Value;
}
