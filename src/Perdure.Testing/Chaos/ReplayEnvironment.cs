using System.Globalization;

namespace Perdure.Testing.Chaos;

/// <summary>An environment in which a turn is replayed, as unlike that of the first run as a process can make it.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Culture">The culture.</param>
/// <param name="TimeZoneId">The time zone; null to leave it.</param>
/// <param name="ChangesVariables">Whether environment variables get other values.</param>
public sealed record ReplayEnvironment(string Name, CultureInfo Culture, string? TimeZoneId, bool ChangesVariables)
{
    /// <summary>The environments that are used when nothing else is said: between them they differ from any machine in the writing of
    /// numbers and dates, in the casing of letters, in the calendar, and in the offset from UTC to both sides.</summary>
    public static IReadOnlyList<ReplayEnvironment> Default { get; } =
    [
        new("Turkish culture, Chatham time", CultureInfo.GetCultureInfo("tr-TR"), "Pacific/Chatham", true),
        new("Saudi Arabian culture, Marquesas time", CultureInfo.GetCultureInfo("ar-SA"), "Pacific/Marquesas", true),
    ];
}
