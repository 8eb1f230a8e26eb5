using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <content>The rules on time and threads.</content>
public static partial class RuleDescriptors
{
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
}
