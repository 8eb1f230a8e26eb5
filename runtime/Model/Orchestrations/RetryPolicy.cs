namespace Perdure;

/// <summary>Retries with a growing delay.</summary>
public class RetryPolicy
{
    /// <summary>Creates a policy.</summary>
    /// <param name="maxNumberOfAttempts">How often the task runs at most, the first time included; at least 1.</param>
    /// <param name="firstRetryInterval">The delay after the first failure; more than zero.</param>
    /// <param name="backoffCoefficient">The factor by which the delay grows each time; at least 1.</param>
    /// <param name="maxRetryInterval">The longest delay; one hour when null; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="retryTimeout">How long after the first attempt a retry may still begin; no limit when null or
    /// <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxNumberOfAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        if (!(backoffCoefficient >= 1.0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(backoffCoefficient), backoffCoefficient, "The back-off coefficient must be 1 or more.");
        }

        ThrowIfShorter(maxRetryInterval, firstRetryInterval, nameof(maxRetryInterval));
        ThrowIfShorter(retryTimeout, firstRetryInterval, nameof(retryTimeout));
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    /// <summary>How often the task runs at most, the first time included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The delay after the first failure.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>The factor by which the delay grows each time.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest delay, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>How long after the first attempt a retry may still begin, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Decides whether a failure is worth a retry; null for each. It is part of the orchestrator and must be
    /// deterministic; when it throws, the task is not retried.</summary>
    public Func<TaskFailureDetails, bool>? HandleFailure { get; init; }

    private static void ThrowIfShorter(TimeSpan? value, TimeSpan first, string name)
    {
        if (value is { } given && given != Timeout.InfiniteTimeSpan && given < first)
        {
            throw new ArgumentOutOfRangeException(name, given, $"It must not be shorter than the first retry interval, {first}.");
        }
    }
}
