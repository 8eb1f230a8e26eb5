namespace Perdure;

/// <summary>An orchestrator without compile-time types. Derive from <see cref="TaskOrchestrator{TInput, TOutput}"/> instead.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The type into which the instance's input is deserialized.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Runs the orchestrator from its beginning. It must be deterministic: it is run again for each replay.</summary>
    /// <param name="context">The context of the instance.</param>
    /// <param name="input">The deserialized input.</param>
    /// <returns>The result, to be serialized as the instance's output.</returns>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
