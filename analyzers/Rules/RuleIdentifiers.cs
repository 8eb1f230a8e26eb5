namespace Perdure.Analyzers.Rules;

/// <summary>The identifiers of all rules. The first two digits are the family.</summary>
public static class RuleIdentifiers
{
    /// <summary>A call whose target is not certain possibly reaches something that differs on replay.</summary>
    public const string PossiblyReached = "PDR0001";

    /// <summary>A symbol that the configuration bans.</summary>
    public const string BannedSymbol = "PDR0002";

    /// <summary>The system clock.</summary>
    public const string Clock = "PDR0101";

    /// <summary>A random identifier.</summary>
    public const string RandomIdentifier = "PDR0102";

    /// <summary>A random number.</summary>
    public const string RandomNumber = "PDR0103";

    /// <summary>The environment of the process and the machine.</summary>
    public const string Environment = "PDR0104";

    /// <summary>Configuration that may change while an instance is in flight.</summary>
    public const string Configuration = "PDR0105";

    /// <summary>A hash code that is seeded in each process.</summary>
    public const string ProcessSeededHash = "PDR0106";

    /// <summary>The order of an unordered collection.</summary>
    public const string UnorderedCollection = "PDR0107";

    /// <summary>State outside of the history.</summary>
    public const string MutableState = "PDR0108";

    /// <summary>Output that is written again at each replay.</summary>
    public const string OnlyWritten = "PDR0109";

    /// <summary>Configuration that is only passed on as a value.</summary>
    public const string ConfigurationPassedOn = "PDR0110";

    /// <summary>The network.</summary>
    public const string Network = "PDR0201";

    /// <summary>The file system.</summary>
    public const string FileSystem = "PDR0202";

    /// <summary>A database or cloud client.</summary>
    public const string DataStore = "PDR0203";

    /// <summary>The console, processes and the registry.</summary>
    public const string ConsoleAndProcess = "PDR0204";

    /// <summary>A call on an injected service.</summary>
    public const string InjectedService = "PDR0205";

    /// <summary>An activity that is called directly instead of through the context.</summary>
    public const string DirectActivityCall = "PDR0206";

    /// <summary>A durable client inside an orchestrator.</summary>
    public const string DurableClient = "PDR0207";

    /// <summary>A delay or timer that is not durable.</summary>
    public const string Delay = "PDR0301";

    /// <summary>A call that blocks the thread.</summary>
    public const string Blocking = "PDR0302";

    /// <summary>Work on another thread.</summary>
    public const string OtherThread = "PDR0303";

    /// <summary>A task that the engine did not make.</summary>
    public const string ForeignTask = "PDR0304";

    /// <summary>Leaving the orchestration's scheduler.</summary>
    public const string LeavesScheduler = "PDR0305";

    /// <summary>Locks, channels and other synchronisation of threads.</summary>
    public const string Synchronization = "PDR0306";

    /// <summary>A durable task that nobody awaits.</summary>
    public const string UnawaitedTask = "PDR0307";

    /// <summary>A cancellation token that is not the orchestration's own.</summary>
    public const string ForeignCancellation = "PDR0308";

    /// <summary>A task of which it cannot be told who made it.</summary>
    public const string TaskOfUnknownOrigin = "PDR0309";

    /// <summary>A logger that is not safe to replay.</summary>
    public const string Logger = "PDR0401";

    /// <summary>The replay flag decides whether a durable operation happens.</summary>
    public const string ReplayGuardedOperation = "PDR0402";

    /// <summary>An endless loop that does not continue as new.</summary>
    public const string EndlessLoop = "PDR0403";

    /// <summary>A context that is kept or captured by something that outlives the turn.</summary>
    public const string ContextEscapes = "PDR0404";

    /// <summary>A durable operation after the orchestration has continued as new.</summary>
    public const string AfterContinueAsNew = "PDR0405";

    /// <summary>A durable timer that may lose a race and is never cancelled.</summary>
    public const string LosingTimer = "PDR0406";

    /// <summary>An operation that the engine refuses while entities are locked.</summary>
    public const string EntityLock = "PDR0407";

    /// <summary>An activity that nothing declares or registers.</summary>
    public const string ActivityNotFound = "PDR0501";

    /// <summary>A sub-orchestration that nothing declares or registers.</summary>
    public const string OrchestrationNotFound = "PDR0502";

    /// <summary>An input of another type than the task takes.</summary>
    public const string InputMismatch = "PDR0503";

    /// <summary>A result that is read as another type than the task gives.</summary>
    public const string OutputMismatch = "PDR0504";

    /// <summary>A binding attribute on a parameter of a type that it does not go with.</summary>
    public const string Binding = "PDR0505";

    /// <summary>An input or output that does not survive serialization.</summary>
    public const string Serialization = "PDR0506";
}
