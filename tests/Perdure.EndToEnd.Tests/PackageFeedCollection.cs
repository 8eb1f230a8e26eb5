namespace Perdure.EndToEnd.Tests;

/// <summary>Packs once for all tests that install packages.</summary>
[CollectionDefinition(nameof(PackageFeed))]
public sealed class PackageFeedCollection : ICollectionFixture<PackageFeed>;
