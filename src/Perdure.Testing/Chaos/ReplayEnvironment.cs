using System.Globalization;
using Perdure.Testing.Time;

namespace Perdure.Testing.Chaos;

/// <summary>An environment in which a turn is replayed, as unlike that of the first run as a process can make it.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Culture">The culture.</param>
/// <param name="TimeZoneId">The time zone; null to leave it.</param>
/// <param name="ChangesVariables">Whether environment variables get other values.</param>
public sealed record ReplayEnvironment(string Name, CultureInfo Culture, string? TimeZoneId, bool ChangesVariables)
{
    /// <summary>How much later the injected <see cref="TimeProvider"/> shows it to be. The clock of the system, which nobody can move, is a few
    /// milliseconds later: code that only asks it for the date does the same in each replay.</summary>
    public TimeSpan ClockShift { get; init; }

    /// <summary>The environments that are used when nothing else is said: between them they differ from any machine in the writing of
    /// numbers and dates, in the casing of letters, in the calendar, and in the offset from UTC to both sides.</summary>
    public static IReadOnlyList<ReplayEnvironment> Default { get; } =
    [
        new("Turkish culture, Chatham time", CultureInfo.GetCultureInfo("tr-TR"), "Pacific/Chatham", true) { ClockShift = new TimeSpan(401, 5, 17, 0) },
        new("Saudi Arabian culture, Marquesas time", CultureInfo.GetCultureInfo("ar-SA"), "Pacific/Marquesas", true) { ClockShift = new TimeSpan(1234, 18, 43, 0) },
    ];

    /// <summary>The environment of the second process.</summary>
    internal static ReplayEnvironment OfSecondProcess { get; } =
        new("second process, Persian culture, Nepal time", CultureInfo.GetCultureInfo("fa-IR"), "Asia/Kathmandu", true)
        {
            ClockShift = new TimeSpan(777, 9, 31, 0),
        };

    /// <summary>Gives the calling thread, which replays, what is its own: the culture and the clock.</summary>
    internal void PrepareThread()
    {
        CultureInfo.CurrentCulture = Culture;
        CultureInfo.CurrentUICulture = Culture;
        ReplayClock.Shift = ClockShift;
    }
}
