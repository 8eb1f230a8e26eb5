using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>The authoring model of the Microsoft.DurableTask SDK, which several frameworks share under different namespaces.</summary>
internal static class DurableTaskModel
{
    /// <summary>The framework <paramref name="name"/> whose model lives in <paramref name="root"/>, in which <paramref name="rulesNotApplied"/> are not true.</summary>
    public static Framework Create(string name, string displayName, string root, bool needsValueInput, params string[] rulesNotApplied) => new(name, displayName)
    {
        GateTypes = ImmutableArray.Create(root + ".TaskOrchestrationContext"),
        ContextTypes = ImmutableArray.Create(root + ".TaskOrchestrationContext"),
        ContextPartTypes = ImmutableArray.Create(root + ".Entities.TaskOrchestrationEntityFeature"),
        OrchestratorTypes = ImmutableArray.Create(root + ".ITaskOrchestrator"),
        OrchestratorMethods = ImmutableArray.Create("RunAsync"),
        Registrations = ImmutableArray.Create(new Registration(root + ".DurableTaskRegistry", "AddOrchestratorFunc"), new Registration(root + ".DurableTaskRegistry", "AddOrchestrator")),
        ActivityTypes = ImmutableArray.Create(root + ".ITaskActivity"),
        EntityTypes = ImmutableArray.Create(root + ".Entities.ITaskEntity"),
        WorkContextTypes = ImmutableArray.Create(root + ".TaskActivityContext", root + ".Entities.TaskEntityContext", root + ".Entities.TaskEntityOperation"),
        ClientTypes = ImmutableArray.Create(root + ".Client.DurableTaskClient", root + ".Client.Entities.DurableEntityClient"),
        RulesNotApplied = rulesNotApplied.ToImmutableHashSet(),
        Replacements = Replacements,
        Contract = new ContractModel(name, Serializers.SystemTextJson)
        {
            ActivityCalls = ImmutableArray.Create("CallActivityAsync"),
            OrchestrationCalls = ImmutableArray.Create("CallSubOrchestratorAsync"),
            NameParameters = ImmutableArray.Create("name", "orchestratorName"),
            Bases = ImmutableArray.Create(
                new TaskBase(root + ".TaskActivity`2", TaskKind.Activity, 0, 1),
                new TaskBase(root + ".TaskOrchestrator`2", TaskKind.Orchestration, 0, 1)),
            NameAttribute = root + ".DurableTaskAttribute",
            RegistryTypes = ImmutableArray.Create(root + ".DurableTaskRegistry", root + ".IDurableTaskRegistry"),
            Registrations = ImmutableArray.Create(
                new TaskRegistrationMethod("AddActivity", TaskKind.Activity),
                new TaskRegistrationMethod("AddActivityFunc", TaskKind.Activity),
                new TaskRegistrationMethod("AddOrchestrator", TaskKind.Orchestration),
                new TaskRegistrationMethod("AddOrchestratorFunc", TaskKind.Orchestration)),
            NeedsValueInput = needsValueInput,
        },
    };

    /// <summary>What the context of this model offers.</summary>
    public static ImmutableDictionary<string, Replacement> Replacements { get; } =
        ContextReplacements.FromClock("{context}.CurrentUtcDateTime")
            .WithIdentifiers("{context}.NewGuid()")
            .Add(Capabilities.Delay, new Replacement("{context}.CreateTimer({delay}, {token})", isAwaitable: true, changesHistory: true, isTimer: true))
            .Add(Capabilities.Logger, new Replacement("{context}.CreateReplaySafeLogger({logger})"));
}
