using System.Globalization;
using Microsoft.Extensions.Logging;
using Perdure.History;
using Perdure.Replay.Pending;

namespace Perdure.Replay;

/// <summary>The context that orchestrators see.</summary>
internal sealed class ReplayContext : TaskOrchestrationContext
{
    private readonly OrchestrationSession _session;
    private readonly object? _input;

    /// <summary>Creates the context.</summary>
    /// <param name="session">The session.</param>
    /// <param name="input">The deserialized input.</param>
    public ReplayContext(OrchestrationSession session, object? input)
    {
        _session = session;
        _input = input;
        Entities = EntityFeature = new ReplayEntityFeature(session);
        Parent = session.Start.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;
    }

    /// <inheritdoc/>
    public override TaskName Name => _session.Start.Name;

    /// <inheritdoc/>
    public override string InstanceId => _session.Start.InstanceId;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent { get; }

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => _session.CurrentUtcDateTime;

    /// <inheritdoc/>
    public override bool IsReplaying => _session.IsReplaying;

    /// <inheritdoc/>
    public override string Version => _session.Start.Version ?? string.Empty;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Properties => _session.Options.Properties;

    /// <inheritdoc/>
    public override TaskOrchestrationEntityFeature Entities { get; }

    /// <summary>The entity feature, for the executor.</summary>
    public ReplayEntityFeature EntityFeature { get; }

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => _session.Options.LoggerFactory;

    private DataConverter Converter => _session.Options.DataConverter;

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default => _input switch
        {
            null => default,
            T typed => typed,
            _ => PayloadReading.Read<T>(Converter, _session.Start.Input, "The input of orchestrator", _session.Start.Name),
        };

    /// <inheritdoc/>
    public override Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object?>(name, input, options, ignoresResult: true);

    /// <inheritdoc/>
    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<TResult>(name, input, options, ignoresResult: false);

    /// <inheritdoc/>
    public override Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object?>(orchestratorName, input, options, ignoresResult: true);

    /// <inheritdoc/>
    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, input, options, ignoresResult: false);

    /// <inheritdoc/>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        _session.ThrowIfOffThread();
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var due = fireAt.Kind switch
        {
            DateTimeKind.Utc => fireAt,
            DateTimeKind.Local => fireAt.ToUniversalTime(),
            _ => DateTime.SpecifyKind(fireAt, DateTimeKind.Utc),
        };
        return due - CurrentUtcDateTime <= _session.Options.MaximumTimerInterval
            ? CreateSingleTimer(due, cancellationToken)
            : CreateLongTimerAsync(due, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        _session.ThrowIfOffThread();
        return _session.Events.WaitAsync<T>(eventName, Converter, cancellationToken, _session.IsOnThread);
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object? payload = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        _session.ThrowIfOffThread();
        if (instanceId[0] == '@')
        {
            throw new ArgumentException(
                $"'{instanceId}' is the id of an entity. Use context.Entities.SignalEntityAsync to send to it.", nameof(instanceId));
        }

        var data = Converter.Serialize(payload);
        _session.Add(new EventSentEvent(_session.NextActionId, CurrentUtcDateTime, instanceId, eventName, data));
    }

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        _session.ThrowIfOffThread();
        _session.CustomStatus = Converter.Serialize(customStatus);
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    /// <inheritdoc/>
    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _session.ThrowIfOffThread();
        _session.ContinueAsNew = new ContinueAsNewRequest(
            Converter.Serialize(options.NewInput), options.PreserveUnprocessedEvents, options.NewVersion);
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        _session.ThrowIfOffThread();
        return _session.NewGuid();
    }

    private static void ThrowIfInvalid(TaskName name, object? input, TaskOptions? options)
    {
        if (string.IsNullOrEmpty(name.Name))
        {
            throw new ArgumentException("The name of the task is missing.", nameof(name));
        }

        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                "TaskOptions were passed as the input. Name the argument (options: …), or pass null as the input before it.", nameof(input));
        }
    }

    private static Dictionary<string, string>? Copy(IDictionary<string, string>? tags) =>
        tags is null or { Count: 0 } ? null : new Dictionary<string, string>(tags);

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;

    private Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input, TaskOptions? options, bool ignoresResult)
    {
        ThrowIfInvalid(name, input, options);
        _session.ThrowIfOffThread();
        var data = Converter.Serialize(input);
        var version = options?.Version is { } asked ? asked.Version : _session.Start.Version;
        return options?.Retry is { } retry
            ? CallActivityAsync<TResult>(name, version, data, options, ignoresResult, retry)
            : CallActivityOnceAsync<TResult>(name, version, data, options, ignoresResult);
    }

    // Apart from the call without a retry, which would otherwise pay for the closure.
    private Task<TResult> CallActivityAsync<TResult>(
        TaskName name, string? version, string? data, TaskOptions options, bool ignoresResult, TaskRetryOptions retry) =>
        new RetryLoop(this, retry).RunAsync(() => CallActivityOnceAsync<TResult>(name, version, data, options, ignoresResult));

    private Task<TResult> CallActivityOnceAsync<TResult>(TaskName name, string? version, string? data, TaskOptions? options, bool ignoresResult)
    {
        var action = _session.Add(
            new TaskScheduledEvent(
                _session.NextActionId, CurrentUtcDateTime, name.Name, version, data, _session.TraceContext, Copy(options?.Tags)),
            options?.InputChange);
        return Open<TResult>(action, ignoresResult);
    }

    private Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName name, object? input, TaskOptions? options, bool ignoresResult)
    {
        ThrowIfInvalid(name, input, options);
        _session.ThrowIfOffThread();
        if (EntityFeature.SubOrchestrationError() is { } error)
        {
            return Task.FromException<TResult>(error);
        }

        var data = Converter.Serialize(input);
        var chosenId = (options as SubOrchestrationOptions)?.InstanceId;
        if (chosenId is ['@', ..])
        {
            throw new ArgumentException($"The instance id '{chosenId}' begins with '@', which is kept for entities.", nameof(options));
        }

        var instanceId = chosenId ?? _session.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var version = options?.Version is { } asked ? asked.Version : _session.Options.Versioning.DefaultVersion;
        return options?.Retry is { } retry
            ? new RetryLoop(this, retry).RunAsync(CallOnce)
            : CallOnce();

        Task<TResult> CallOnce()
        {
            var action = _session.Add(
                new SubOrchestrationInstanceCreatedEvent(
                    _session.NextActionId, CurrentUtcDateTime, instanceId, name.Name, version, data, _session.TraceContext, Copy(options?.Tags)),
                options?.InputChange,
                targetIsGenerated: chosenId is null);
            return Open<TResult>(action, ignoresResult);
        }
    }

    private Task<TResult> Open<TResult>(HistoryEvent? action, bool ignoresResult)
    {
        if (action is null)
        {
            return Never<TResult>();
        }

        var call = new PendingCall<TResult>(action, ignoresResult);
        _session.Open(call);
        return call.Task;
    }

    private Task CreateSingleTimer(DateTime due, CancellationToken cancellation)
    {
        var action = _session.Add(new TimerCreatedEvent(_session.NextActionId, CurrentUtcDateTime, due));
        if (action is null)
        {
            return Never<object?>();
        }

        var timer = new PendingTimer(action);
        _session.Open(timer);
        if (cancellation.CanBeCanceled)
        {
            timer.Cancellation = cancellation.UnsafeRegister(_ => Cancel(timer, cancellation), null);
        }

        return timer.Task;
    }

    private void Cancel(PendingTimer timer, CancellationToken cancellation)
    {
        // A token that another thread cancels would cancel at another place on replay.
        if (_session.IsOnThread())
        {
            _session.CancelTimer(timer.Action.EventId);
            timer.TrySetCanceled(cancellation);
        }
    }

    private async Task CreateLongTimerAsync(DateTime due, CancellationToken cancellation)
    {
        var longest = _session.Options.MaximumTimerInterval;
        while (due - CurrentUtcDateTime > longest)
        {
            await CreateSingleTimer(CurrentUtcDateTime + longest, cancellation);
        }

        await CreateSingleTimer(due, cancellation);
    }
}
