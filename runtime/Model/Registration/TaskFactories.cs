using System.Diagnostics.CodeAnalysis;

namespace Perdure;

/// <summary>What makes tasks of one kind, by name and version.</summary>
/// <typeparam name="TTask">The kind of task.</typeparam>
/// <param name="kind">What the kind is called in messages.</param>
internal sealed class TaskFactories<TTask>(string kind)
    where TTask : class
{
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, TTask>> _factories = [];
    private readonly HashSet<TaskName> _versioned = [];

    /// <summary>What is registered.</summary>
    public IReadOnlyCollection<(TaskName Name, TaskVersion Version)> Registered => _factories.Keys;

    /// <summary>Registers a factory.</summary>
    /// <param name="name">The name of the task.</param>
    /// <param name="version">Its version.</param>
    /// <param name="factory">Makes it.</param>
    /// <exception cref="ArgumentException">The name is empty, or the name and version are registered.</exception>
    public void Add(TaskName name, TaskVersion version, Func<IServiceProvider, TTask> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (string.IsNullOrEmpty(name.Name))
        {
            throw new ArgumentException($"An {kind} must have a name.", nameof(name));
        }

        if (!_factories.TryAdd((name, version), factory))
        {
            throw new ArgumentException($"The {kind} {Describe(name, version)} is registered already.", nameof(name));
        }

        if (version != TaskVersion.Unversioned)
        {
            _versioned.Add(name);
        }
    }

    /// <summary>Makes a task: of exactly the version; or of no version, when the name has no version at all.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version.</param>
    /// <param name="services">Gives what its constructor asks for.</param>
    /// <param name="task">The task.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryCreate(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out TTask? task)
    {
        if (_factories.TryGetValue((name, version), out var factory)
            || (!_versioned.Contains(name) && _factories.TryGetValue((name, TaskVersion.Unversioned), out factory)))
        {
            task = factory(services)
                ?? throw new InvalidOperationException($"The factory of the {kind} {Describe(name, version)} returned null.");
            return true;
        }

        task = null;
        return false;
    }

    /// <summary>Explains that a task is not registered.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="version">The version that was asked for.</param>
    /// <param name="errorType">The name of the failure.</param>
    /// <returns>The failure.</returns>
    public TaskFailureDetails NotFound(TaskName name, TaskVersion version, string errorType)
    {
        var registered = _factories.Count == 0
            ? $"No {kind} is registered at all"
            : "Registered: " + string.Join(", ", _factories.Keys
                .Select(key => Describe(key.Name, key.Version))
                .Order(StringComparer.OrdinalIgnoreCase));
        return new TaskFailureDetails(
            errorType,
            $"No {kind} {Describe(name, version)} is registered with this worker. {registered}. "
            + "Add it to the registry of the worker, or correct the name or version of the call.")
        {
            IsNonRetriable = true,
        };
    }

    private static string Describe(TaskName name, TaskVersion version) =>
        version == TaskVersion.Unversioned ? $"'{name}'" : $"'{name}' version '{version}'";
}
