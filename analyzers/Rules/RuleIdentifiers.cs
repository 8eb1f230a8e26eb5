namespace Perdure.Analyzers.Rules;

/// <summary>The identifiers of all rules. The first two digits are the family.</summary>
public static class RuleIdentifiers
{
    /// <summary>A call whose target is not certain possibly reaches something that differs on replay.</summary>
    public const string PossiblyReached = "PDR0001";

    /// <summary>The system clock.</summary>
    public const string Clock = "PDR0101";

    /// <summary>A random identifier.</summary>
    public const string RandomIdentifier = "PDR0102";

    /// <summary>A random number.</summary>
    public const string RandomNumber = "PDR0103";

    /// <summary>The environment, the machine, the process or the culture.</summary>
    public const string Environment = "PDR0104";

    /// <summary>Configuration that steers the orchestration.</summary>
    public const string Configuration = "PDR0105";

    /// <summary>A hash code that differs from process to process.</summary>
    public const string HashCode = "PDR0106";

    /// <summary>State that is kept outside of the history.</summary>
    public const string MutableState = "PDR0108";

    /// <summary>A differing value that reaches only a log, a trace or the console.</summary>
    public const string LogOnly = "PDR0109";

    /// <summary>The network.</summary>
    public const string Network = "PDR0201";

    /// <summary>The file system.</summary>
    public const string FileSystem = "PDR0202";

    /// <summary>A database, or the client of a cloud service.</summary>
    public const string Database = "PDR0203";

    /// <summary>Console input, a process or the registry.</summary>
    public const string ConsoleOrProcess = "PDR0204";

    /// <summary>A delay or timer that is not durable.</summary>
    public const string Delay = "PDR0301";

    /// <summary>Waiting that blocks the thread.</summary>
    public const string Blocking = "PDR0302";

    /// <summary>Work on another thread.</summary>
    public const string OtherThread = "PDR0303";

    /// <summary>Leaving the orchestration's scheduler.</summary>
    public const string LeavesScheduler = "PDR0305";

    /// <summary>Locks, and other means of threads to wait for each other.</summary>
    public const string Synchronization = "PDR0306";

    /// <summary>A cancellation token that is not the orchestration's own.</summary>
    public const string ForeignCancellation = "PDR0308";

    /// <summary>A logger that is not replay-safe.</summary>
    public const string Logger = "PDR0401";
}
