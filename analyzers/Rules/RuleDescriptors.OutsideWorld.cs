using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <content>The rules on the outside world.</content>
public static partial class RuleDescriptors
{
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
}
