using System.Reflection;

namespace Perdure;

/// <summary>The orchestrators, activities and entities of an application, by name and version.</summary>
public sealed partial class DurableTaskRegistry
{
    private readonly TaskFactories<ITaskOrchestrator> _orchestrators = new("orchestrator");
    private readonly TaskFactories<ITaskActivity> _activities = new("activity");
    private readonly TaskFactories<ITaskEntity> _entities = new("entity");

    /// <summary>The names and versions of all orchestrators.</summary>
    public IReadOnlyCollection<(TaskName Name, TaskVersion Version)> Orchestrators => _orchestrators.Registered;

    /// <summary>The names and versions of all activities.</summary>
    public IReadOnlyCollection<(TaskName Name, TaskVersion Version)> Activities => _activities.Registered;

    /// <summary>The names of all entities.</summary>
    public IReadOnlyCollection<TaskName> Entities => [.. _entities.Registered.Select(entity => entity.Name)];

    /// <summary>Makes an orchestrator: of exactly the version; or of no version, when the name has no version at all.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version.</param>
    /// <param name="services">Gives what its constructor asks for.</param>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryCreateOrchestrator(
        TaskName name,
        TaskVersion version,
        IServiceProvider services,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        _orchestrators.TryCreate(name, version, services, out orchestrator);

    /// <summary>Makes an activity: of exactly the version; or of no version, when the name has no version at all.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version.</param>
    /// <param name="services">Gives what its constructor asks for.</param>
    /// <param name="activity">The activity.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryCreateActivity(
        TaskName name,
        TaskVersion version,
        IServiceProvider services,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ITaskActivity? activity) =>
        _activities.TryCreate(name, version, services, out activity);

    /// <summary>Makes an entity.</summary>
    /// <param name="name">The name.</param>
    /// <param name="services">Gives what its constructor asks for.</param>
    /// <param name="entity">The entity.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryCreateEntity(
        TaskName name,
        IServiceProvider services,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ITaskEntity? entity) =>
        _entities.TryCreate(name, TaskVersion.Unversioned, services, out entity);

    /// <summary>Explains that an orchestrator is not registered: what was asked for and what there is.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="version">The version that was asked for.</param>
    /// <returns>The failure of the instance.</returns>
    public TaskFailureDetails OrchestratorNotFound(TaskName name, TaskVersion version) =>
        _orchestrators.NotFound(name, version, "OrchestratorTaskNotFound");

    /// <summary>Explains that an activity is not registered: what was asked for and what there is.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="version">The version that was asked for.</param>
    /// <returns>The failure of the call.</returns>
    public TaskFailureDetails ActivityNotFound(TaskName name, TaskVersion version) =>
        _activities.NotFound(name, version, "ActivityTaskNotFound");

    /// <summary>Explains that an entity is not registered: what was asked for and what there is.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <returns>The failure of the operation.</returns>
    public TaskFailureDetails EntityNotFound(TaskName name) =>
        _entities.NotFound(name, TaskVersion.Unversioned, "EntityTaskNotFound");

    private static TaskName NameOf(MemberInfo type) =>
        type.GetCustomAttribute<DurableTaskAttribute>()?.Name is { Name: not null } name ? name : new TaskName(type.Name);

    private static TaskVersion VersionOf(MemberInfo type) => new(type.GetCustomAttribute<DurableTaskAttribute>()?.Version);

    private static void ThrowIfNotConcrete<T>(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!type.IsAssignableTo(typeof(T)) || type.IsAbstract || type.ContainsGenericParameters)
        {
            throw new ArgumentException($"'{type}' cannot be registered: it must be a concrete class that is a {typeof(T).Name}.", nameof(type));
        }
    }
}
