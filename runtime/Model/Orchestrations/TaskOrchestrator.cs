namespace Perdure;

/// <summary>The base class of orchestrators.</summary>
/// <typeparam name="TInput">The type of the input.</typeparam>
/// <typeparam name="TOutput">The type of the output.</typeparam>
/// <remarks>
/// An orchestrator is run again from its beginning each time its state has to be rebuilt, and must then ask for the same things
/// in the same order: it reads time, random values and identifiers from its context, and leaves all input and output to activities.
/// </remarks>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    Type ITaskOrchestrator.InputType => typeof(TInput);

    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TaskInput.Cast<TInput>(input));
    }

    /// <summary>Runs the orchestrator.</summary>
    /// <param name="context">The context of the instance.</param>
    /// <param name="input">The input that the instance was started with.</param>
    /// <returns>The output of the instance.</returns>
    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
}
