namespace Perdure.Entities;

/// <summary>An entity: a small piece of state with operations that run one at a time.</summary>
public interface ITaskEntity
{
    /// <summary>Runs an operation.</summary>
    /// <param name="operation">The operation, with its input, the state and the context.</param>
    /// <returns>The result, for a caller that waits for it.</returns>
    ValueTask<object?> RunAsync(TaskEntityOperation operation);
}
