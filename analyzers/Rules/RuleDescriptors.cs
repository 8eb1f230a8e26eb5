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

    /// <summary>All descriptors, in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        PossiblyReached,
        Clock,
        RandomIdentifier,
        Delay);

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(static d => d.Id, StringComparer.Ordinal);

    /// <summary>The descriptor of the rule <paramref name="identifier"/>, or null when there is no such rule.</summary>
    public static DiagnosticDescriptor? Find(string identifier) => ById.TryGetValue(identifier, out var found) ? found : null;

    private static string HelpLink(string identifier) => "https://github.com/perdure/perdure/blob/main/docs/rules/" + identifier + ".md";
}
