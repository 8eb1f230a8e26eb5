using Microsoft.Extensions.Logging;

namespace Perdure;

/// <summary>
/// What an orchestrator may use: durable calls, timers and events, and the replay-safe forms of time, identifiers and logs.
/// All members must be used on the thread that runs the orchestrator, and not after it has returned.
/// </summary>
public abstract class TaskOrchestrationContext
{
    /// <summary>The name of the orchestrator.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The id of the instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The orchestration that started this one as a sub-orchestration, if one did.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time of the present turn, UTC: the same on every replay, and constant between two awaits.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Whether the code at this point is being run again to rebuild state.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>The version of the instance; the empty string when it has none.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Properties that the host attaches to the instance.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    /// <summary>Calls, signals and locks of entities.</summary>
    /// <exception cref="NotSupportedException">The host does not support entities.</exception>
    public virtual TaskOrchestrationEntityFeature Entities =>
        throw new NotSupportedException($"Entities are not supported by {GetType()}.");

    /// <summary>A logger factory whose loggers are silent while replaying.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => new ReplaySafeLoggerFactory(this, LoggerFactory);

    /// <summary>The logger factory of the host; its loggers are not replay-safe.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>The input of the instance.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The input, or the default of <typeparamref name="T"/> when there is none.</returns>
    public abstract T? GetInput<T>();

    /// <summary>Calls an activity.</summary>
    /// <param name="name">The name of the activity.</param>
    /// <param name="options">Retries, version and tags.</param>
    /// <returns>A task that completes when the activity has ended.</returns>
    /// <exception cref="TaskFailedException">The activity failed (thrown where the task is awaited).</exception>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Calls an activity.</summary>
    /// <param name="name">The name of the activity.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Retries, version and tags.</param>
    /// <returns>A task that completes when the activity has ended.</returns>
    /// <exception cref="TaskFailedException">The activity failed (thrown where the task is awaited).</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object?>(name, input, options);

    /// <summary>Calls an activity.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="name">The name of the activity.</param>
    /// <param name="options">Retries, version and tags.</param>
    /// <returns>The result of the activity.</returns>
    /// <exception cref="TaskFailedException">The activity failed (thrown where the task is awaited).</exception>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an activity. It runs at least once; its result is recorded once.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="name">The name of the activity.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Retries, version and tags.</param>
    /// <returns>The result of the activity.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is the default value, or <paramref name="input"/> is a
    /// <see cref="TaskOptions"/> while <paramref name="options"/> is null.</exception>
    /// <exception cref="TaskFailedException">The activity failed (thrown where the task is awaited).</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Creates a durable timer.</summary>
    /// <param name="delay">How long from <see cref="CurrentUtcDateTime"/>; any length, also months.</param>
    /// <param name="cancellationToken">Ends the timer early; the task is then cancelled.</param>
    /// <returns>A task that completes when the time has come.</returns>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Creates a durable timer.</summary>
    /// <param name="fireAt">When; a local time is converted to UTC, an unspecified one is taken as UTC.</param>
    /// <param name="cancellationToken">Ends the timer early; the task is then cancelled.</param>
    /// <returns>A task that completes when the time has come; at once when it has passed.</returns>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event that a client or another orchestration raises.</summary>
    /// <typeparam name="T">The type of its payload.</typeparam>
    /// <param name="eventName">The name of the event, without regard to case.</param>
    /// <param name="cancellationToken">Ends the waiting; the task is then cancelled and a later event is kept.</param>
    /// <returns>The payload.</returns>
    /// <remarks>Events that arrive before anybody waits are kept and served in the order of arrival. Of several waits on one
    /// name the youngest is served first.</remarks>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event, but not for ever.</summary>
    /// <typeparam name="T">The type of its payload.</typeparam>
    /// <param name="eventName">The name of the event, without regard to case.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="TaskCanceledException">The time passed without the event.</exception>
    public virtual Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event, but not for ever.</summary>
    /// <typeparam name="T">The type of its payload.</typeparam>
    /// <param name="eventName">The name of the event, without regard to case.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting early.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="TaskCanceledException">The time passed without the event, or the token was cancelled.</exception>
    public virtual async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timerCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var waitCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timer = CreateTimer(timeout, timerCancellation.Token);
        Task<T> wait = WaitForExternalEvent<T>(eventName, waitCancellation.Token);

        // Of two that completed in the same turn the event wins: it has been taken from the queue and would be lost.
        if (await Task.WhenAny(wait, timer) == wait || wait.IsCompleted)
        {
            timerCancellation.Cancel();
        }
        else
        {
            waitCancellation.Cancel();
        }

        return await wait;
    }

    /// <summary>Raises an event on another orchestration, without waiting for anything.</summary>
    /// <param name="instanceId">The target; when it does not exist, the event is dropped.</param>
    /// <param name="eventName">The name of the event.</param>
    /// <param name="payload">Its payload.</param>
    public abstract void SendEvent(string instanceId, string eventName, object? payload = null);

    /// <summary>Sets what status queries show beside the runtime status. The last value of a turn counts.</summary>
    /// <param name="customStatus">Any serializable value; null clears it.</param>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Starts a sub-orchestration and waits for it.</summary>
    /// <typeparam name="TResult">The type of its output.</typeparam>
    /// <param name="orchestratorName">The name of its orchestrator.</param>
    /// <param name="options">Retries, version, tags, and with <see cref="SubOrchestrationOptions"/> the instance id.</param>
    /// <returns>Its output.</returns>
    /// <exception cref="TaskFailedException">It failed or was terminated (thrown where the task is awaited).</exception>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Starts a sub-orchestration and waits for it.</summary>
    /// <param name="orchestratorName">The name of its orchestrator.</param>
    /// <param name="options">Retries, version, tags, and with <see cref="SubOrchestrationOptions"/> the instance id.</param>
    /// <returns>A task that completes with it.</returns>
    /// <exception cref="TaskFailedException">It failed or was terminated (thrown where the task is awaited).</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Starts a sub-orchestration and waits for it.</summary>
    /// <param name="orchestratorName">The name of its orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Retries, version, tags, and with <see cref="SubOrchestrationOptions"/> the instance id.</param>
    /// <returns>A task that completes with it.</returns>
    /// <exception cref="TaskFailedException">It failed or was terminated (thrown where the task is awaited).</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object?>(orchestratorName, input, options);

    /// <summary>Starts a sub-orchestration, an instance with a history of its own, and waits for it.</summary>
    /// <typeparam name="TResult">The type of its output.</typeparam>
    /// <param name="orchestratorName">The name of its orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Retries, version, tags, and with <see cref="SubOrchestrationOptions"/> the instance id.</param>
    /// <returns>Its output.</returns>
    /// <exception cref="TaskFailedException">It failed or was terminated (thrown where the task is awaited).</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Starts the orchestration over with an empty history. The orchestrator must return right after.</summary>
    /// <param name="newInput">The input of the next generation.</param>
    /// <param name="preserveUnprocessedEvents">Whether raised events that nobody waited for go on to the next generation.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>Starts the orchestration over with an empty history. The orchestrator must return right after.</summary>
    /// <param name="options">The input, what becomes of unprocessed events, and the version of the next generation.</param>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.NewVersion is not null)
        {
            throw new NotSupportedException($"{GetType()} cannot change the version of an instance.");
        }

        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>Makes an identifier that is unique and the same on every replay: a version 5 UUID (RFC 4122, 4.3) of the
    /// instance id, the time of the turn and a counter.</summary>
    /// <returns>The identifier.</returns>
    public abstract Guid NewGuid();

    /// <summary>Compares the version of the instance with another.</summary>
    /// <param name="version">The other version.</param>
    /// <returns>Negative when the instance is older, 0 when equal, positive when newer.</returns>
    /// <remarks>No version is older than any. Versions of the form <c>1.2.3</c> are compared by number, all others as text without
    /// regard to case.</remarks>
    public virtual int CompareVersionTo(string version) => TaskVersionComparer.Compare(Version, version);

    /// <summary>Makes a logger that is silent while replaying.</summary>
    /// <param name="categoryName">The category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new ReplaySafeLogger(this, LoggerFactory.CreateLogger(categoryName));

    /// <summary>Makes a logger that is silent while replaying.</summary>
    /// <param name="type">The type whose name is the category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(Type type) =>
        new ReplaySafeLogger(this, LoggerFactory.CreateLogger(type));

    /// <summary>Makes a logger that is silent while replaying.</summary>
    /// <typeparam name="T">The type whose name is the category.</typeparam>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger<T>() =>
        new ReplaySafeLogger(this, LoggerFactory.CreateLogger<T>());
}
