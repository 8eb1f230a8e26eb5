using Perdure.History;
using Perdure.Replay.Guard;
using Perdure.Replay.Threading;
using Perdure.Worker;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Replay;

/// <summary>The replay engine: see <see cref="IOrchestrationExecutor"/>.</summary>
public sealed partial class OrchestrationExecutor : IOrchestrationExecutor
{
    private const int RecentEventsKept = 6;

    private readonly OrchestrationExecutorOptions _options;
    private readonly IServiceProvider _services;
    private readonly Queue<HistoryEvent> _recent = new(RecentEventsKept + 1);
    private Queue<HistoryEvent>? _heldWhileSuspended;
    private List<HistoryEvent>? _leftOver;
    private (IReadOnlyList<HistoryEvent> Past, IReadOnlyList<HistoryEvent> Messages, DateTime Now) _turn;
    private Action? _runTurn;
    private GuardFinding? _missing;
    private OrchestrationSession? _session;
    private OrchestratorFunction? _function;
    private Completion? _completion;
    private TaskFailureDetails? _startFailure;
    private string? _rejection;
    private bool _isSuspended;
    private bool _terminatesChildren;
    private bool _isFinished;
    private Action? _leftThread;

    /// <summary>Creates an executor for one generation of an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="options">What executors of the worker have in common.</param>
    /// <param name="services">Gives what constructors of orchestrators ask for. It must live as long as the executor.</param>
    public OrchestrationExecutor(string instanceId, OrchestrationExecutorOptions options, IServiceProvider services)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        InstanceId = instanceId;
        _options = options;
        _services = services;
    }

    /// <inheritdoc/>
    public string InstanceId { get; }

    /// <inheritdoc/>
    public int HistoryLength { get; private set; }

    /// <inheritdoc/>
    public Action? LeftThread
    {
        get => Volatile.Read(ref _leftThread);
        set
        {
            // Either whoever finds it sees the new value, or the finding is seen here.
            Interlocked.Exchange(ref _leftThread, value);
            if (!_isFinished && _session?.Finding is not null)
            {
                value?.Invoke();
            }
        }
    }

    /// <inheritdoc/>
    public OrchestrationTurn Execute(
        IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> newMessages, DateTime now, TraceContext? traceContext = null)
    {
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(newMessages);
        ThrowIfUnusable(past, newMessages);
        var messages = TurnMessages.StartFirst(newMessages, isStarted: _session is not null);
        var session = _session ??= new OrchestrationSession(_options, TurnMessages.FindStart(past) ?? TurnMessages.FindStart(messages) ?? throw NoStart(), () => LeftThread?.Invoke());
        session.TraceContext = traceContext;
        _turn = (past, messages, now);
        session.Thread.Run(_runTurn ??= RunTurn);
        _turn = default;
        return EndTurn(session, past, messages, _missing);
    }

    /// <inheritdoc/>
    public OrchestrationTurn? EndBroken() => _isFinished || _session is not { Finding: { } finding } session
        ? null
        : EndBroken(session, finding, new TurnBuilder(session, []), []);

    /// <inheritdoc/>
    public void Dispose()
    {
        _isFinished = true;
        LeftThread = null;
    }

    // The body of a turn, as a method of its own and not a closure, of which each turn would make one.
    private void RunTurn()
    {
        var session = _session!;
        PrepareEnvironment?.Invoke();
        _missing = Rebuild(session, _turn.Past) ?? (_turn.Past.Count > 0 && _startFailure is { } failure ? GuardFinding.OfNotStarted(failure, null) : null);
        if (_missing is null && session.Finding is null)
        {
            session.CurrentUtcDateTime = TurnMessages.Time(_turn.Messages, session.CurrentUtcDateTime, _turn.Now);
            ProcessAll(session, _turn.Messages);
        }
    }

    private InvalidOperationException NoStart() => new(
        $"Neither the history nor the messages of instance '{InstanceId}' hold the start of the orchestration.");

    private void ThrowIfUnusable(IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> newMessages)
    {
        if (_isFinished)
        {
            throw new InvalidOperationException($"The executor of instance '{InstanceId}' has run its last turn. Create a new one.");
        }

        if (past.Count > 0 && _session is not null)
        {
            throw new InvalidOperationException(
                $"The executor of instance '{InstanceId}' has run the past turns itself and cannot be given them again.");
        }

        if (newMessages.Count == 0)
        {
            throw new ArgumentException("A turn needs at least one message.", nameof(newMessages));
        }
    }

    private GuardFinding? Rebuild(OrchestrationSession session, IReadOnlyList<HistoryEvent> past)
    {
        if (past.Count == 0)
        {
            return null;
        }

        session.IsReplaying = true;
        session.Log.Expect(past);
        for (var i = 0; i < past.Count && session.Finding is null && _rejection is null; i++)
        {
            if (ProcessPast(session, past[i]) is { } missing)
            {
                return missing;
            }
        }

        HistoryLength = past.Count;
        var unreached = session.Finding is null && _rejection is null ? session.Log.FirstMissing() : null;
        session.EndReplay();
        return unreached is null ? null : Missing(session, unreached);
    }

    private GuardFinding? ProcessPast(OrchestrationSession session, HistoryEvent e)
    {
        switch (e)
        {
            case OrchestratorStartedEvent:
                session.CurrentUtcDateTime = e.Timestamp;
                break;
            case OrchestratorCompletedEvent or ExecutionCompletedEvent or ExecutionRewoundEvent:
                break;
            case var action when ActionLog.IsAction(action):
                if (action.EventId >= session.Log.NextId)
                {
                    return Missing(session, action);
                }

                break;
            default:
                Process(session, e);
                break;
        }

        return null;
    }

    private GuardFinding Missing(OrchestrationSession session, HistoryEvent action) => _startFailure is { } failure
        ? GuardFinding.OfNotStarted(failure, action)
        : GuardFinding.OfMissing(
            action,
            session.FunctionEnded || _completion is not null,
            _function is { HasEnded: false, Task: { } task } ? AsyncCallChain.Follow(task).Methods : []);

    private void ProcessAll(OrchestrationSession session, IReadOnlyList<HistoryEvent> messages)
    {
        for (var i = 0; i < messages.Count && session.Finding is null && _rejection is null; i++)
        {
            Process(session, messages[i]);
            _recent.Enqueue(messages[i]);
            if (_recent.Count > RecentEventsKept)
            {
                _recent.Dequeue();
            }
        }

        HistoryLength += messages.Count + 1;
    }

    private void Process(OrchestrationSession session, HistoryEvent message)
    {
        if (_completion is not null)
        {
            (_leftOver ??= []).Add(message);
            return;
        }

        switch (message)
        {
            case ExecutionSuspendedEvent:
                _isSuspended = true;
                return;
            case ExecutionResumedEvent:
                _isSuspended = false;
                while (!_isSuspended && _completion is null && _heldWhileSuspended is not null && _heldWhileSuspended.TryDequeue(out var held))
                {
                    Deliver(session, held);
                }

                return;
            case ExecutionTerminatedEvent terminated:
                Terminate(session, terminated);
                return;
            case var other when _isSuspended:
                (_heldWhileSuspended ??= new()).Enqueue(other);
                return;
            default:
                Deliver(session, message);
                return;
        }
    }

    private void Deliver(OrchestrationSession session, HistoryEvent message)
    {
        if (message is ExecutionStartedEvent)
        {
            Start(session);
        }
        else if (_function is { } function)
        {
            MessageDelivery.Deliver(session, function.Context.EntityFeature, message);
        }

        session.Thread.Drain();
        CompleteIfEnded(session);
    }

    private void Start(OrchestrationSession session)
    {
        if (_function is not null)
        {
            return;
        }

        var version = session.Start.Version;
        if (VersionMatch.Explain(_options.Versioning, version) is { } mismatch)
        {
            if (_options.Versioning.FailureStrategy == VersionFailureStrategy.Reject)
            {
                _rejection = mismatch.ErrorMessage;
            }
            else
            {
                _completion = new Completion(OrchestrationRuntimeStatus.Failed, null, mismatch);
            }

            return;
        }

        _function = OrchestratorFunction.Start(session, _services, out _startFailure);
        if (_function is null)
        {
            _completion = new Completion(OrchestrationRuntimeStatus.Failed, null, _startFailure);
        }
    }

    private void CompleteIfEnded(OrchestrationSession session)
    {
        if (_completion is not null || _function is not { HasEnded: true } function)
        {
            return;
        }

        if (_options.CompletionRule == CompletionRule.WhenAllTasksEnded && session.OpenCalls.Count > 0)
        {
            return;
        }

        function.Context.EntityFeature.Release();
        _completion = function.Failure is { } failure
            ? new Completion(OrchestrationRuntimeStatus.Failed, null, failure)
            : session.ContinueAsNew is { } next
                ? new Completion(OrchestrationRuntimeStatus.ContinuedAsNew, next.Input, null)
                : new Completion(OrchestrationRuntimeStatus.Completed, function.Output, null);
    }

    private void Terminate(OrchestrationSession session, ExecutionTerminatedEvent terminated)
    {
        _function?.Context.EntityFeature.Release();
        _isSuspended = false;
        _completion = new Completion(OrchestrationRuntimeStatus.Terminated, terminated.Output, null);
        _terminatesChildren = terminated.Recurse;
        session.FunctionEnded = true;
    }

    private OrchestrationTurn EndTurn(
        OrchestrationSession session, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> messages, GuardFinding? missing)
    {
        if (_rejection is { } rejection)
        {
            _isFinished = true;
            return new OrchestrationTurn { Outcome = TurnOutcome.Reject, Warnings = [rejection] };
        }

        var finding = session.Finding ?? missing ?? Stuck(session, isFirst: past.Count > 0 || HistoryLength <= messages.Count + 1);
        var builder = new TurnBuilder(session, messages);
        if (finding is not null)
        {
            return EndBroken(session, finding, builder, past);
        }

        _isFinished = _completion is not null;
        var turn = _completion is { } completion
            ? builder.Complete(completion, _leftOver ?? [], _terminatesChildren)
            : builder.Continue(_isSuspended);
        session.EndTurn(actionsAreHeld: _isSuspended && !_isFinished);
        return turn;
    }

    // Looking into the state machines takes a few microseconds, so a kept executor looks for a foreign await in its first turn only; later it is
    // noticed when what is awaited ends.
    private GuardFinding? Stuck(OrchestrationSession session, bool isFirst)
    {
        if (_completion is not null || _isSuspended || _function is not { HasEnded: false, Task: { } task })
        {
            return null;
        }

        return session.PendingCount == 0 ? AwaitGuard.FindEndless(task) : isFirst || _options.FollowsEachAwait ? AwaitGuard.FindForeign(task) : null;
    }

    private OrchestrationTurn EndBroken(OrchestrationSession session, GuardFinding finding, TurnBuilder builder, IReadOnlyList<HistoryEvent> past)
    {
        _isFinished = true;
        var report = DeterminismReportBuilder.Build(session, finding, past, [.. _recent]);
        return _options.ViolationPolicy == ViolationPolicy.Fail
            ? builder.Fail(report, _function?.Context.EntityFeature.UnlockMessages() ?? [])
            : builder.Block(report);
    }
}
