using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <summary>The descriptor of each rule.</summary>
public static partial class RuleDescriptors
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

    /// <summary>All descriptors, in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Table.All;

    /// <summary>The descriptor of the rule <paramref name="identifier"/>, or null when there is no such rule.</summary>
    public static DiagnosticDescriptor? Find(string identifier) => Table.ById.TryGetValue(identifier, out var found) ? found : null;

    private static string HelpLink(string identifier) => "https://github.com/perdure/perdure/blob/main/docs/rules/" + identifier + ".md";

    // The fields of a class that is spread over files are initialised in no particular order, those of another class before it is used.
    private static class Table
    {
        public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
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

        public static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(static d => d.Id, StringComparer.Ordinal);
    }
}
