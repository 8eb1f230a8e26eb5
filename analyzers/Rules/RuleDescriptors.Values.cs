using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <content>The rules on the values that differ on replay.</content>
public static partial class RuleDescriptors
{
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
}
