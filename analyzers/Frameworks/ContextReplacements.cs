using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>The replacements that every context with a replayed clock shares.</summary>
internal static class ContextReplacements
{
    /// <summary>Everything that can be computed from the replayed UTC time <paramref name="utcNow"/>.</summary>
    public static ImmutableDictionary<string, Replacement> FromClock(string utcNow, string? namespaceToImport = null)
    {
        var now = new Replacement(utcNow, namespaceToImport: namespaceToImport);
        var offset = new Replacement("new System.DateTimeOffset(" + utcNow + ")", namespaceToImport: namespaceToImport);
        return ImmutableDictionary<string, Replacement>.Empty
            .Add(Capabilities.UtcNow, now)
            .Add(Capabilities.LocalNow, now)
            .Add(Capabilities.Today, new Replacement(utcNow + ".Date", namespaceToImport: namespaceToImport))
            .Add(Capabilities.OffsetUtcNow, offset)
            .Add(Capabilities.OffsetLocalNow, offset)
            .Add(Capabilities.Timestamp, new Replacement(utcNow + ".Ticks", namespaceToImport: namespaceToImport));
    }

    /// <summary>Everything that can be made of the replayed identifier <paramref name="newGuid"/>.</summary>
    public static ImmutableDictionary<string, Replacement> WithIdentifiers(
        this ImmutableDictionary<string, Replacement> replacements, string newGuid, string? namespaceToImport = null)
    {
        var identifier = new Replacement(newGuid, namespaceToImport: namespaceToImport);
        return replacements
            .SetItem(Capabilities.NewGuid, identifier)
            .SetItem(Capabilities.NewGuidVersion7, identifier)
            .SetItem(Capabilities.RandomName, new Replacement(newGuid + ".ToString(\"N\")", namespaceToImport: namespaceToImport))
            .SetItem(
                Capabilities.Random,
                new Replacement("new System.Random(System.BitConverter.ToInt32(" + newGuid + ".ToByteArray(), 0))", namespaceToImport: namespaceToImport));
    }
}
