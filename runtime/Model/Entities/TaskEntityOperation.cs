namespace Perdure.Entities;

/// <summary>An operation on its way through an entity.</summary>
public abstract class TaskEntityOperation
{
    /// <summary>The name of the operation.</summary>
    public abstract string Name { get; }

    /// <summary>What the operation can do to others.</summary>
    public abstract TaskEntityContext Context { get; }

    /// <summary>The state of the entity.</summary>
    public abstract TaskEntityState State { get; }

    /// <summary>Whether an input was given.</summary>
    public abstract bool HasInput { get; }

    /// <summary>Gives the input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The input; the default when there is none.</returns>
    public virtual T? GetInput<T>() => GetInput(typeof(T)) is { } input ? (T)input : default;

    /// <summary>Gives the input.</summary>
    /// <param name="inputType">Its type.</param>
    /// <returns>The input; null when there is none.</returns>
    public abstract object? GetInput(Type inputType);

    /// <inheritdoc/>
    public override string ToString() => $"{Context.Id.Name}/{Name}";
}
