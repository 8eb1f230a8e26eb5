namespace Perdure;

/// <summary>Decides after a failure whether the task runs again. It is part of the orchestrator and must be deterministic.</summary>
/// <param name="retryContext">What failed, how often, and for how long.</param>
/// <returns>Whether to run the task again, at once.</returns>
public delegate bool RetryHandler(RetryContext retryContext);
