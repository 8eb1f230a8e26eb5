using System.Collections.Immutable;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Frameworks;

/// <summary>The Durable Task Framework (https://github.com/Azure/durabletask), whose context makes no identifiers and no loggers.</summary>
internal static class DurableTaskCoreFramework
{
    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = new("DurableTaskCore", "DurableTask.Core")
    {
        GateTypes = ImmutableArray.Create("DurableTask.Core.OrchestrationContext"),
        ContextTypes = ImmutableArray.Create("DurableTask.Core.OrchestrationContext"),
        OrchestratorTypes = ImmutableArray.Create("DurableTask.Core.TaskOrchestration"),
        OrchestratorMethods = ImmutableArray.Create("RunTask", "Execute", "OnEvent", "RaiseEvent", "OnGetStatus", "GetStatus"),
        ActivityTypes = ImmutableArray.Create("DurableTask.Core.TaskActivity"),
        EntityTypes = ImmutableArray.Create("DurableTask.Core.Entities.TaskEntity"),
        WorkContextTypes = ImmutableArray.Create("DurableTask.Core.TaskContext"),
        ClientTypes = ImmutableArray.Create("DurableTask.Core.TaskHubClient"),
        RulesNotApplied = ImmutableHashSet.Create(RuleIdentifiers.EntityLock),
        Replacements = ContextReplacements.FromClock("{context}.CurrentUtcDateTime")
            .Add(Capabilities.Delay, new Replacement(
                "{context}.CreateTimer({context}.CurrentUtcDateTime.Add({delay}), true, {token})", isAwaitable: true, changesHistory: true)),
    };
}
