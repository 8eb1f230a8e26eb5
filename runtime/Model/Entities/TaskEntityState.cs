namespace Perdure.Entities;

/// <summary>The stored state of an entity.</summary>
public abstract class TaskEntityState
{
    /// <summary>Whether there is a state. Without one the entity does not exist.</summary>
    public abstract bool HasState { get; }

    /// <summary>Gives the state.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="defaultValue">What to give when there is none; it does not become the state by that.</param>
    /// <returns>The state.</returns>
    public virtual T? GetState<T>(T? defaultValue = default) => GetState(typeof(T)) is T state ? state : defaultValue;

    /// <summary>Gives the state.</summary>
    /// <param name="type">Its type.</param>
    /// <returns>The state; null when there is none, also for a value type.</returns>
    public abstract object? GetState(Type type);

    /// <summary>Sets the state.</summary>
    /// <param name="state">The new state; null deletes the entity.</param>
    public abstract void SetState(object? state);
}
