namespace Perdure.Analyzers.Frameworks;

/// <summary>
/// The capabilities under which the API catalogue names what is needed and a framework lists what it offers instead.
/// </summary>
internal static class Capabilities
{
    /// <summary>There is nothing to put in place.</summary>
    public const string None = "None";

    /// <summary>The time in UTC as a <c>DateTime</c>.</summary>
    public const string UtcNow = "UtcNow";

    /// <summary>The local time as a <c>DateTime</c>.</summary>
    public const string LocalNow = "LocalNow";

    /// <summary>Today's local date as a <c>DateTime</c>.</summary>
    public const string Today = "Today";

    /// <summary>The time in UTC as a <c>DateTimeOffset</c>.</summary>
    public const string OffsetUtcNow = "OffsetUtcNow";

    /// <summary>The local time as a <c>DateTimeOffset</c>.</summary>
    public const string OffsetLocalNow = "OffsetLocalNow";

    /// <summary>A counter from which spans of time are computed.</summary>
    public const string Timestamp = "Timestamp";

    /// <summary>A new <c>Guid</c>.</summary>
    public const string NewGuid = "NewGuid";

    /// <summary>A new <c>Guid</c> of version 7.</summary>
    public const string NewGuidVersion7 = "NewGuidVersion7";

    /// <summary>A random name.</summary>
    public const string RandomName = "RandomName";

    /// <summary>A random number generator.</summary>
    public const string Random = "Random";

    /// <summary>A delay that is awaited.</summary>
    public const string Delay = "Delay";

    /// <summary>A logger that is silent during replay.</summary>
    public const string Logger = "Logger";

    /// <summary>Work that belongs into an activity.</summary>
    public const string Activity = "Activity";

    /// <summary>Work started on the scheduler that is current.</summary>
    public const string StartNew = "StartNew";

    /// <summary>What follows a task, run on the scheduler that is current.</summary>
    public const string ContinueWith = "ContinueWith";

    /// <summary>The first of many tasks that have results, awaited on the default scheduler.</summary>
    public const string WhenAny = "WhenAny";
}
