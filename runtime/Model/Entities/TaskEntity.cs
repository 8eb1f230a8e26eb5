namespace Perdure.Entities;

/// <summary>
/// The base class of entities whose operations are their public methods.
/// </summary>
/// <typeparam name="TState">The type of the state.</typeparam>
/// <remarks>
/// An operation is looked up by name, without regard to case: first among the public instance methods of the entity, then, if
/// <see cref="AllowStateDispatch"/>, among those of the state; last comes <c>delete</c>, which every entity has. A method takes at
/// most one <see cref="TaskEntityContext"/>, one <see cref="TaskEntityOperation"/> and one other parameter, the input; it returns
/// nothing, a value, or a task of either. The state is stored when that task has completed.
/// </remarks>
public abstract class TaskEntity<TState> : ITaskEntity
{
    /// <summary>Whether operations that the entity does not have are looked for on the state. The default is no.</summary>
    protected virtual bool AllowStateDispatch => false;

    /// <summary>The state. Null deletes the entity (a value type must be nullable for that).</summary>
    protected TState State { get; set; } = default!;

    /// <summary>What the operation can do to others.</summary>
    protected TaskEntityContext Context { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask<object?> RunAsync(TaskEntityOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Context = operation.Context;
        if (EntityOperationMethod.Find(GetType(), operation.Name) is { } method)
        {
            LoadState(operation);
            return await RunAsync(method, this, operation).ConfigureAwait(false);
        }

        if (AllowStateDispatch && EntityOperationMethod.Find(typeof(TState), operation.Name) is { } stateMethod)
        {
            LoadState(operation);
            object target = State ?? throw new InvalidOperationException(
                $"Operation '{operation}' is a method of the state, but InitializeState gave no state.");
            return await RunAsync(stateMethod, target, operation).ConfigureAwait(false);
        }

        if (string.Equals(operation.Name, "delete", StringComparison.OrdinalIgnoreCase))
        {
            // A state that can no longer be read can still be deleted.
            operation.State.SetState(null);
            return null;
        }

        throw new NotSupportedException($"No suitable method found for entity operation '{operation}'.");
    }

    /// <summary>Makes the state of an entity that has none.</summary>
    /// <param name="entityOperation">The operation that needs it.</param>
    /// <returns>The state; by default a new <typeparamref name="TState"/>.</returns>
    protected virtual TState InitializeState(TaskEntityOperation entityOperation) =>
        Nullable.GetUnderlyingType(typeof(TState)) is { } valueType
            ? (TState)Activator.CreateInstance(valueType)!
            : Activator.CreateInstance<TState>();

    private void LoadState(TaskEntityOperation operation) =>
        State = operation.State.GetState(typeof(TState)) is { } state ? (TState)state : InitializeState(operation);

    private async ValueTask<object?> RunAsync(EntityOperationMethod method, object target, TaskEntityOperation operation)
    {
        var result = await method.InvokeAsync(target, operation).ConfigureAwait(false);

        // A state that is a value type was boxed for the call: what the call changed is in the box.
        if (!ReferenceEquals(target, this) && typeof(TState).IsValueType)
        {
            State = (TState)target;
        }

        operation.State.SetState(State);
        return result;
    }
}
