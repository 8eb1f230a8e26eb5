using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <content>The rules on the programming model.</content>
public static partial class RuleDescriptors
{
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
}
