using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <summary>The descriptor of each rule.</summary>
public static class RuleDescriptors
{
    private const string Category = "Determinism";
    private const string ContractCategory = "Contracts";

    /// <summary>A call whose target is not certain possibly reaches something that differs on replay.</summary>
    public static readonly DiagnosticDescriptor PossiblyReached = new(
        RuleIdentifiers.PossiblyReached,
        "An orchestrator possibly reaches something that differs on replay",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The target of a call on the way is decided at run time, and one of the candidates does something that differs on replay.",
        HelpLink(RuleIdentifiers.PossiblyReached));

    /// <summary>A symbol that the configuration bans.</summary>
    public static readonly DiagnosticDescriptor BannedSymbol = new(
        RuleIdentifiers.BannedSymbol,
        "An orchestrator uses a symbol that the configuration bans",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The option perdure.banned_symbols or the file PerdureSymbols.txt says that orchestrators must not reach the symbol.",
        HelpLink(RuleIdentifiers.BannedSymbol));

    /// <summary>The system clock.</summary>
    public static readonly DiagnosticDescriptor Clock = new(
        RuleIdentifiers.Clock,
        "An orchestrator reads the system clock",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The clock shows another time at each replay. The orchestration's own clock shows the same time at each replay.",
        HelpLink(RuleIdentifiers.Clock));

    /// <summary>A random identifier.</summary>
    public static readonly DiagnosticDescriptor RandomIdentifier = new(
        RuleIdentifiers.RandomIdentifier,
        "An orchestrator makes a random identifier",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A random identifier is another one at each replay. The orchestration context makes identifiers that are the same at each replay.",
        HelpLink(RuleIdentifiers.RandomIdentifier));

    /// <summary>A random number.</summary>
    public static readonly DiagnosticDescriptor RandomNumber = new(
        RuleIdentifiers.RandomNumber,
        "An orchestrator makes a random number",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A random number is another one at each replay, unless the generator is seeded with something that the history holds.",
        HelpLink(RuleIdentifiers.RandomNumber));

    /// <summary>The environment of the process and the machine.</summary>
    public static readonly DiagnosticDescriptor Environment = new(
        RuleIdentifiers.Environment,
        "An orchestrator depends on the machine or the process",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A replay may run in another process, on another machine and in another culture than the first run did.",
        HelpLink(RuleIdentifiers.Environment));

    /// <summary>Configuration that may change while an instance is in flight.</summary>
    public static readonly DiagnosticDescriptor Configuration = new(
        RuleIdentifiers.Configuration,
        "An orchestrator reads configuration",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Configuration may change while an instance is in flight. A replay then sees another value than the first run did.",
        HelpLink(RuleIdentifiers.Configuration));

    /// <summary>A hash code that is seeded in each process.</summary>
    public static readonly DiagnosticDescriptor ProcessSeededHash = new(
        RuleIdentifiers.ProcessSeededHash,
        "An orchestrator uses a hash code that is seeded in each process",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The same value has another hash code in another process, so what depends on it differs on replay.",
        HelpLink(RuleIdentifiers.ProcessSeededHash));

    /// <summary>The order of an unordered collection.</summary>
    public static readonly DiagnosticDescriptor UnorderedCollection = new(
        RuleIdentifiers.UnorderedCollection,
        "An orchestrator depends on the order of an unordered collection",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The collection enumerates in another order in another process, so a replay does the same things in another order.",
        HelpLink(RuleIdentifiers.UnorderedCollection));

    /// <summary>State outside of the history.</summary>
    public static readonly DiagnosticDescriptor MutableState = new(
        RuleIdentifiers.MutableState,
        "An orchestrator uses state that a replay does not restore",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "State that lives in the process, on the thread or in the execution context is not in the history.",
        HelpLink(RuleIdentifiers.MutableState));

    /// <summary>Output that is written again at each replay.</summary>
    public static readonly DiagnosticDescriptor OnlyWritten = new(
        RuleIdentifiers.OnlyWritten,
        "An orchestrator writes output again at each replay",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The output appears once for each replay. It does not change what the orchestration does.",
        HelpLink(RuleIdentifiers.OnlyWritten));

    /// <summary>Configuration that is only passed on as a value.</summary>
    public static readonly DiagnosticDescriptor ConfigurationPassedOn = new(
        RuleIdentifiers.ConfigurationPassedOn,
        "An orchestrator passes configuration on",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The value is only handed to what the orchestrator calls. It differs on replay when the configuration changes while an instance is in flight, and the engine does not notice.",
        HelpLink(RuleIdentifiers.ConfigurationPassedOn));

    /// <summary>The network.</summary>
    public static readonly DiagnosticDescriptor Network = new(
        RuleIdentifiers.Network,
        "An orchestrator uses the network",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The answer may differ on replay, and the request is sent again at each replay.",
        HelpLink(RuleIdentifiers.Network));

    /// <summary>The file system.</summary>
    public static readonly DiagnosticDescriptor FileSystem = new(
        RuleIdentifiers.FileSystem,
        "An orchestrator accesses the file system",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The content may differ on replay, and what is written is written again at each replay.",
        HelpLink(RuleIdentifiers.FileSystem));

    /// <summary>A database or cloud client.</summary>
    public static readonly DiagnosticDescriptor DataStore = new(
        RuleIdentifiers.DataStore,
        "An orchestrator accesses a database or a cloud service",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The data may differ on replay, and what is written is written again at each replay.",
        HelpLink(RuleIdentifiers.DataStore));

    /// <summary>The console, processes and the registry.</summary>
    public static readonly DiagnosticDescriptor ConsoleAndProcess = new(
        RuleIdentifiers.ConsoleAndProcess,
        "An orchestrator uses the console, a process or the registry",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What is read may differ on replay, and what is done is done again at each replay.",
        HelpLink(RuleIdentifiers.ConsoleAndProcess));

    /// <summary>A call on an injected service.</summary>
    public static readonly DiagnosticDescriptor InjectedService = new(
        RuleIdentifiers.InjectedService,
        "An orchestrator calls an injected service",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What the service does is not in the history, and the task that it gives is not one of the engine. In an activity it runs once, and its result is kept.",
        HelpLink(RuleIdentifiers.InjectedService));

    /// <summary>An activity that is called directly instead of through the context.</summary>
    public static readonly DiagnosticDescriptor DirectActivityCall = new(
        RuleIdentifiers.DirectActivityCall,
        "An orchestrator calls an activity directly",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The work of the activity runs inside the orchestrator and again at each replay. Called through the context it runs once, and its result is kept in the history.",
        HelpLink(RuleIdentifiers.DirectActivityCall));

    /// <summary>A durable client inside an orchestrator.</summary>
    public static readonly DiagnosticDescriptor DurableClient = new(
        RuleIdentifiers.DurableClient,
        "An orchestrator uses a durable client",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The client acts again at each replay. The context has members that do the same and keep it in the history.",
        HelpLink(RuleIdentifiers.DurableClient));

    /// <summary>A delay or timer that is not durable.</summary>
    public static readonly DiagnosticDescriptor Delay = new(
        RuleIdentifiers.Delay,
        "An orchestrator waits on a timer that is not durable",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A timer of the machine runs again at each replay and is lost when the process ends. A durable timer is kept in the history.",
        HelpLink(RuleIdentifiers.Delay));

    /// <summary>A call that blocks the thread.</summary>
    public static readonly DiagnosticDescriptor Blocking = new(
        RuleIdentifiers.Blocking,
        "An orchestrator blocks its thread",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A blocked thread cannot take the events of the history, so the orchestration may never continue.",
        HelpLink(RuleIdentifiers.Blocking));

    /// <summary>Work on another thread.</summary>
    public static readonly DiagnosticDescriptor OtherThread = new(
        RuleIdentifiers.OtherThread,
        "An orchestrator runs work on another thread",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An orchestrator runs on one thread, in an order that the history gives. Work on another thread has no order.",
        HelpLink(RuleIdentifiers.OtherThread));

    /// <summary>A task that the engine did not make.</summary>
    public static readonly DiagnosticDescriptor ForeignTask = new(
        RuleIdentifiers.ForeignTask,
        "An orchestrator awaits a task that the engine did not make",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The engine does not know when the task completes. It takes the orchestration for stuck, or goes on off its thread, and a replay does not find the result in the history.",
        HelpLink(RuleIdentifiers.ForeignTask));

    /// <summary>Leaving the orchestration's scheduler.</summary>
    public static readonly DiagnosticDescriptor LeavesScheduler = new(
        RuleIdentifiers.LeavesScheduler,
        "An orchestrator leaves the orchestration's scheduler",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A continuation off the scheduler runs at any time and on any thread, and the engine takes the orchestration for finished or stuck.",
        HelpLink(RuleIdentifiers.LeavesScheduler));

    /// <summary>Locks, channels and other synchronisation of threads.</summary>
    public static readonly DiagnosticDescriptor Synchronization = new(
        RuleIdentifiers.Synchronization,
        "An orchestrator synchronises threads",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An orchestrator has one thread. A lock or a channel lets it wait for something that the history does not hold.",
        HelpLink(RuleIdentifiers.Synchronization));

    /// <summary>A durable task that nobody awaits.</summary>
    public static readonly DiagnosticDescriptor UnawaitedTask = new(
        RuleIdentifiers.UnawaitedTask,
        "Nobody awaits a durable task",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The orchestration may end, or its failure be lost, before the task completes.",
        HelpLink(RuleIdentifiers.UnawaitedTask));

    /// <summary>A cancellation token that is not the orchestration's own.</summary>
    public static readonly DiagnosticDescriptor ForeignCancellation = new(
        RuleIdentifiers.ForeignCancellation,
        "An orchestrator depends on a cancellation that is not its own",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The token is cancelled by the host or the caller at a time that the history does not hold.",
        HelpLink(RuleIdentifiers.ForeignCancellation));

    /// <summary>A task of which it cannot be told who made it.</summary>
    public static readonly DiagnosticDescriptor TaskOfUnknownOrigin = new(
        RuleIdentifiers.TaskOfUnknownOrigin,
        "An orchestrator awaits a task of unknown origin",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "It cannot be told whether the engine made the task. If it did not, the orchestration hangs or goes on off its thread.",
        HelpLink(RuleIdentifiers.TaskOfUnknownOrigin));

    /// <summary>A logger that is not safe to replay.</summary>
    public static readonly DiagnosticDescriptor Logger = new(
        RuleIdentifiers.Logger,
        "An orchestrator uses a logger that is not safe to replay",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The line is written again at each replay. A logger that the context makes is silent during a replay.",
        HelpLink(RuleIdentifiers.Logger));

    /// <summary>The replay flag decides whether a durable operation happens.</summary>
    public static readonly DiagnosticDescriptor ReplayGuardedOperation = new(
        RuleIdentifiers.ReplayGuardedOperation,
        "The replay flag decides whether a durable operation happens",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The first run does what the replay does not, so the replay does not match the history.",
        HelpLink(RuleIdentifiers.ReplayGuardedOperation));

    /// <summary>An endless loop that does not continue as new.</summary>
    public static readonly DiagnosticDescriptor EndlessLoop = new(
        RuleIdentifiers.EndlessLoop,
        "An orchestrator loops without end",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The history grows with each round, and every replay reads all of it. Continuing as new starts with an empty history.",
        HelpLink(RuleIdentifiers.EndlessLoop));

    /// <summary>A context that outlives its turn.</summary>
    public static readonly DiagnosticDescriptor ContextEscapes = new(
        RuleIdentifiers.ContextEscapes,
        "The context of an orchestration outlives its turn",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A context is good for one turn on the orchestration's own thread. Used later or elsewhere, it does something that the history does not hold, or fails.",
        HelpLink(RuleIdentifiers.ContextEscapes));

    /// <summary>A durable operation after ContinueAsNew.</summary>
    public static readonly DiagnosticDescriptor AfterContinueAsNew = new(
        RuleIdentifiers.AfterContinueAsNew,
        "A durable operation follows ContinueAsNew",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The orchestration begins anew with an empty history. What it starts after that is lost, or delays the new beginning until it is done.",
        HelpLink(RuleIdentifiers.AfterContinueAsNew));

    /// <summary>A durable timer that may lose a race and is never cancelled.</summary>
    public static readonly DiagnosticDescriptor LosingTimer = new(
        RuleIdentifiers.LosingTimer,
        "A durable timer that loses a race is never cancelled",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The orchestration is not complete before all of its timers have fired. A forgotten timer of a day keeps a finished orchestration running for a day.",
        HelpLink(RuleIdentifiers.LosingTimer));

    /// <summary>An operation that the engine refuses while entities are locked.</summary>
    public static readonly DiagnosticDescriptor EntityLock = new(
        RuleIdentifiers.EntityLock,
        "An orchestrator breaks a rule of entity locks",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "While entities are locked the engine refuses further locks, sub-orchestrations, calls of other entities and signals to locked ones, so that no deadlock can arise.",
        HelpLink(RuleIdentifiers.EntityLock));

    /// <summary>An activity that nothing declares or registers.</summary>
    public static readonly DiagnosticDescriptor ActivityNotFound = new(
        RuleIdentifiers.ActivityNotFound,
        "An orchestrator calls an activity that does not exist",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The engine finds activities by their names when they are called. A name that nothing declares or registers fails each instance that comes to the call.",
        HelpLink(RuleIdentifiers.ActivityNotFound));

    /// <summary>A sub-orchestration that nothing declares or registers.</summary>
    public static readonly DiagnosticDescriptor OrchestrationNotFound = new(
        RuleIdentifiers.OrchestrationNotFound,
        "An orchestrator calls a sub-orchestration that does not exist",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The engine finds orchestrations by their names when they are called. A name that nothing declares or registers fails each instance that comes to the call.",
        HelpLink(RuleIdentifiers.OrchestrationNotFound));

    /// <summary>An input of another type than the task takes.</summary>
    public static readonly DiagnosticDescriptor InputMismatch = new(
        RuleIdentifiers.InputMismatch,
        "A task is called with an input of another type",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The input is written as JSON by the caller and read as JSON by the task. Where the one cannot be read as the other, the task fails before its first line, or gets an empty object.",
        HelpLink(RuleIdentifiers.InputMismatch));

    /// <summary>A result that is read as another type than the task gives.</summary>
    public static readonly DiagnosticDescriptor OutputMismatch = new(
        RuleIdentifiers.OutputMismatch,
        "The result of a task is read as another type",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The result is written as JSON by the task and read as JSON by the caller. Where the one cannot be read as the other, the work is done and its result is lost.",
        HelpLink(RuleIdentifiers.OutputMismatch));

    /// <summary>A binding attribute on a parameter of a type that it does not go with.</summary>
    public static readonly DiagnosticDescriptor Binding = new(
        RuleIdentifiers.Binding,
        "A binding attribute stands on a parameter of the wrong type",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The host binds a parameter by its attribute. Where it cannot make a value of the type, the function fails before it runs.",
        HelpLink(RuleIdentifiers.Binding));

    /// <summary>An input or output that does not survive serialization.</summary>
    public static readonly DiagnosticDescriptor Serialization = new(
        RuleIdentifiers.Serialization,
        "An input or output does not survive serialization",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Inputs and outputs are written into the history and read from there, in another process and at another time. Code, handles and work in progress cannot be.",
        HelpLink(RuleIdentifiers.Serialization));

    /// <summary>All descriptors, in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        PossiblyReached,
        BannedSymbol,
        Clock,
        RandomIdentifier,
        RandomNumber,
        Environment,
        Configuration,
        ProcessSeededHash,
        UnorderedCollection,
        MutableState,
        OnlyWritten,
        ConfigurationPassedOn,
        Network,
        FileSystem,
        DataStore,
        ConsoleAndProcess,
        InjectedService,
        DirectActivityCall,
        DurableClient,
        Delay,
        Blocking,
        OtherThread,
        ForeignTask,
        LeavesScheduler,
        Synchronization,
        UnawaitedTask,
        ForeignCancellation,
        TaskOfUnknownOrigin,
        Logger,
        ReplayGuardedOperation,
        EndlessLoop,
        ContextEscapes,
        AfterContinueAsNew,
        LosingTimer,
        EntityLock,
        ActivityNotFound,
        OrchestrationNotFound,
        InputMismatch,
        OutputMismatch,
        Binding,
        Serialization);

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(static d => d.Id, StringComparer.Ordinal);

    /// <summary>The descriptor of the rule <paramref name="identifier"/>, or null when there is no such rule.</summary>
    public static DiagnosticDescriptor? Find(string identifier) => ById.TryGetValue(identifier, out var found) ? found : null;

    private static string HelpLink(string identifier) => "https://github.com/perdure/perdure/blob/main/docs/rules/" + identifier + ".md";
}
