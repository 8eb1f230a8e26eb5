using System.Collections.Generic;
using System.Collections.Immutable;
using Perdure.Analyzers.Frameworks;

namespace Perdure.CodeFixes.Replace;

/// <summary>The forms of all replacements that are one expression.</summary>
internal static class ReplacementForms
{
    private const string DateTime = "System.DateTime";
    private const string DateTimeOffset = "System.DateTimeOffset";
    private const string Guid = "System.Guid";
    private const string InUtc = "UTC instead of local time";

    /// <summary>APIs whose type is that of their capability.</summary>
    private static readonly ImmutableDictionary<string, ReplacementForm> ByCapability = new Dictionary<string, ReplacementForm>
    {
        [Capabilities.UtcNow] = new("{value}", DateTime),
        [Capabilities.LocalNow] = new("{value}", DateTime, InUtc),
        [Capabilities.Today] = new("{value}", DateTime, "the date in UTC instead of the local date"),
        [Capabilities.OffsetUtcNow] = new("{value}", DateTimeOffset),
        [Capabilities.OffsetLocalNow] = new("{value}", DateTimeOffset, InUtc),
        [Capabilities.NewGuid] = new("{value}", Guid),
        [Capabilities.NewGuidVersion7] = new("{value}", Guid, "not ordered by time"),
        [Capabilities.Random] = new("{value}", "System.Random", "seeded from the context"),
        [Capabilities.RandomName] = new("{value}", "System.String", "32 hexadecimal digits"),
    }.ToImmutableDictionary();

    /// <summary>APIs that need more, or that no form fits (null). Keys are documentation ids without parameters.</summary>
    private static readonly ImmutableDictionary<string, ReplacementForm?> ByApi = new Dictionary<string, ReplacementForm?>
    {
        ["P:System.Environment.TickCount64"] = new("({value} / System.TimeSpan.TicksPerMillisecond)", "System.Int64", "counted from another start"),
        ["P:System.Environment.TickCount"] = new("unchecked((int)({value} / System.TimeSpan.TicksPerMillisecond))", "System.Int32", "counted from another start"),
        ["M:System.Xml.UniqueId.#ctor"] = new("new System.Xml.UniqueId({value})", "System.Xml.UniqueId"),
        ["P:Microsoft.VisualBasic.DateAndTime.TimeOfDay"] = null,
    }.ToImmutableDictionary();

    /// <summary>The form for an API, or null when there is none.</summary>
    /// <param name="api">The documentation id of the API.</param>
    /// <param name="capability">The capability that stands in for it.</param>
    public static ReplacementForm? Find(string? api, string capability)
    {
        var name = api?.Split('(')[0];
        if (name is not null && ByApi.TryGetValue(name, out var exact))
        {
            return exact;
        }

        return ByCapability.TryGetValue(capability, out var form) ? form : null;
    }
}
