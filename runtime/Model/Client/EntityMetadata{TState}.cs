using System.Diagnostics.CodeAnalysis;

namespace Perdure.Client.Entities;

/// <summary>What is known of an entity at one moment.</summary>
/// <typeparam name="TState">The type of its state.</typeparam>
public class EntityMetadata<TState>
{
    private readonly TState? _state;

    /// <summary>Creates metadata.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="state">Its state, if it was asked for and exists.</param>
    /// <param name="stateRequested">Whether the state was asked for.</param>
    public EntityMetadata(EntityInstanceId id, TState? state = default, bool stateRequested = false)
    {
        Id = id;
        _state = state;
        StateRequested = stateRequested;
        IncludesState = state is not null;
    }

    /// <summary>The entity.</summary>
    public EntityInstanceId Id { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset LastModifiedTime { get; init; }

    /// <summary>How many operations wait for it.</summary>
    public int BacklogQueueSize { get; init; }

    /// <summary>The orchestration that holds its lock, if one does.</summary>
    public string? LockedBy { get; init; }

    /// <summary>Whether the state was asked for.</summary>
    public bool StateRequested { get; }

    /// <summary>Whether the state is here.</summary>
    [MemberNotNullWhen(true, nameof(State), nameof(_state))]
    public bool IncludesState { get; }

    /// <summary>Whether the state was asked for and there is none: the entity exists only for its lock or its backlog.</summary>
    public bool IsTransient => StateRequested && !IncludesState;

    /// <summary>The state.</summary>
    /// <exception cref="InvalidOperationException">It is not here: see <see cref="IncludesState"/>.</exception>
    public TState State => IncludesState
        ? _state
        : throw new InvalidOperationException(
            StateRequested ? $"Entity '{Id}' has no state." : $"The state of entity '{Id}' was not fetched. Ask for it with includeState: true.");
}
