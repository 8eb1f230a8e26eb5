namespace Perdure;

/// <summary>Decides after a failure whether the task runs again, and may wait by a durable timer before. It is part of the
/// orchestrator and must be deterministic.</summary>
/// <param name="retryContext">What failed, how often, and for how long.</param>
/// <returns>Whether to run the task again.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
