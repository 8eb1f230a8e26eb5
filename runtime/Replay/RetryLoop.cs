namespace Perdure.Replay;

/// <summary>Runs a call again after failures, as its retry policy or handler says.</summary>
/// <param name="context">The context of the orchestration.</param>
/// <param name="options">The policy or handler.</param>
internal sealed class RetryLoop(TaskOrchestrationContext context, TaskRetryOptions options)
{
    private readonly DateTime _firstAttempt = context.CurrentUtcDateTime;

    /// <summary>Runs the call until it succeeds or is not to be retried any longer.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="attempt">Makes an attempt.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TaskFailedException">The last attempt failed.</exception>
    public async Task<TResult> RunAsync<TResult>(Func<Task<TResult>> attempt)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException e) when (!e.FailureDetails.IsNonRetriable)
            {
                if (!await IsRetriedAsync(e.FailureDetails, number))
                {
                    throw;
                }
            }
        }
    }

    private async Task<bool> IsRetriedAsync(TaskFailureDetails failure, int attempt)
    {
        if (options.Handler is { } handler)
        {
            var elapsed = context.CurrentUtcDateTime - _firstAttempt;
            return await handler(new RetryContext(context, attempt, failure, elapsed, CancellationToken.None));
        }

        var policy = options.Policy!;
        if (attempt >= policy.MaxNumberOfAttempts || !IsWorthRetrying(policy, failure) || IsTooLate(policy))
        {
            return false;
        }

        await context.CreateTimer(DelayAfter(policy, attempt), CancellationToken.None);
        return true;
    }

    private static bool IsWorthRetrying(RetryPolicy policy, TaskFailureDetails failure)
    {
        try
        {
            return policy.HandleFailure?.Invoke(failure) ?? true;
        }
        catch (Exception)
        {
            // The predicate could not tell, so the failure that is known goes on to the orchestrator.
            return false;
        }
    }

    private bool IsTooLate(RetryPolicy policy) =>
        policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime - _firstAttempt >= policy.RetryTimeout;

    private static TimeSpan DelayAfter(RetryPolicy policy, int attempt)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(3650) : policy.MaxRetryInterval;
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }
}
