using Perdure.History;
using Perdure.Replay.Guard;
using Perdure.Replay.Pending;
using Perdure.Replay.Threading;

namespace Perdure.Replay;

/// <summary>What the context, the entity feature and the executor of one generation share: its identity, its time, its actions, what it
/// waits for, and the first thing that the determinism guard found.</summary>
internal sealed class OrchestrationSession
{
    private readonly Dictionary<int, IPendingCall> _open = [];
    private List<int>? _cancelledTimers;
    private HashSet<string>? _children;
    private List<string>? _warnings;
    private Dictionary<string, PendingEntityRequest>? _entityRequests;
    private GuardFinding? _finding;
    private int _guidCounter;

    /// <summary>Creates the session.</summary>
    /// <param name="options">What executors of the worker have in common.</param>
    /// <param name="start">The beginning of the generation.</param>
    /// <param name="onLeftThread">Is told, on whatever thread, that the orchestrator left its thread.</param>
    public OrchestrationSession(OrchestrationExecutorOptions options, ExecutionStartedEvent start, Action onLeftThread)
    {
        Options = options;
        Start = start;
        Thread = new OrchestratorThread(options.BlockingWaitLimit, violation =>
        {
            if (Interlocked.CompareExchange(ref _finding, GuardFinding.OfThread(violation), null) is null)
            {
                onLeftThread();
            }
        });
    }

    /// <summary>What executors of the worker have in common.</summary>
    public OrchestrationExecutorOptions Options { get; }

    /// <summary>The beginning of the generation.</summary>
    public ExecutionStartedEvent Start { get; }

    /// <summary>The orchestrator's thread.</summary>
    public OrchestratorThread Thread { get; }

    /// <summary>The number of the next action.</summary>
    public int NextActionId => Log.NextId;

    /// <summary>The actions.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>The events.</summary>
    public ExternalEventBuffer Events { get; } = new();

    /// <summary>The open calls of entities, by request id.</summary>
    public Dictionary<string, PendingEntityRequest> EntityRequests => _entityRequests ??= [];

    /// <summary>The time of the turn.</summary>
    public DateTime CurrentUtcDateTime { get; set; }

    /// <summary>Whether history is being replayed.</summary>
    public bool IsReplaying { get; set; }

    /// <summary>Whether the orchestrator has returned or thrown.</summary>
    public bool FunctionEnded { get; set; }

    /// <summary>The serialized custom status.</summary>
    public string? CustomStatus { get; set; }

    /// <summary>What the orchestrator asked for by continue-as-new.</summary>
    public ContinueAsNewRequest? ContinueAsNew { get; set; }

    /// <summary>The trace to which calls of the turn belong.</summary>
    public TraceContext? TraceContext { get; set; }

    /// <summary>The open activities, sub-orchestrations and timers.</summary>
    public IReadOnlyCollection<IPendingCall> OpenCalls => _open.Values;

    /// <summary>The instance ids of all sub-orchestrations of the generation.</summary>
    public IReadOnlyCollection<string> Children => _children ?? (IReadOnlyCollection<string>)[];

    /// <summary>How many things are pending whose arrival lets the orchestrator go on.</summary>
    public int PendingCount => _open.Count + (_entityRequests?.Count ?? 0) + Events.OpenWaits;

    /// <summary>The first thing that the determinism guard found and cannot let pass.</summary>
    public GuardFinding? Finding => Volatile.Read(ref _finding);

    /// <summary>What it let pass.</summary>
    public IReadOnlyList<string> Warnings => _warnings ?? (IReadOnlyList<string>)[];

    /// <summary>The timers that nobody waits for any longer.</summary>
    public IReadOnlyList<int> CancelledTimers => _cancelledTimers ?? (IReadOnlyList<int>)[];

    /// <summary>Makes an identifier.</summary>
    /// <returns>The identifier.</returns>
    public Guid NewGuid() => DeterministicGuid.Create(Start.InstanceId, CurrentUtcDateTime, _guidCounter++);

    /// <summary>Throws when the caller is not on the orchestrator's thread, and remembers that.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void ThrowIfOffThread()
    {
        if (!IsOnThread())
        {
            throw new InvalidOperationException(
                "The context of an orchestration was used outside of its thread: it works only in the orchestrator itself, and only until "
                + "that has returned. Await durable tasks without ConfigureAwait(false), and do other work in activities.");
        }
    }

    /// <summary>Whether the caller is on the orchestrator's thread. Remembers when it is not.</summary>
    /// <returns>Whether it is.</returns>
    public bool IsOnThread()
    {
        if (Thread.IsCurrent)
        {
            return true;
        }

        Thread.Report(new ThreadViolation(ThreadViolationKind.OffThreadUse, SourceLocation.OfCaller()));
        return false;
    }

    /// <summary>Adds an action: new past the end of history, compared with it before.</summary>
    /// <typeparam name="TAction">The kind of action.</typeparam>
    /// <param name="action">The action, under <see cref="NextActionId"/>.</param>
    /// <param name="inputChange">What happens when its input differs; null for the worker's default.</param>
    /// <param name="targetIsGenerated">Whether the id of its target was made by the runtime.</param>
    /// <returns>The action that counts: the recorded one on replay. Null when it does not fit history: the orchestrator must then not go
    /// on.</returns>
    public TAction? Add<TAction>(TAction action, InputChangePolicy? inputChange = null, bool targetIsGenerated = false)
        where TAction : HistoryEvent
    {
        Log.Take(out var recorded);
        if (recorded is null)
        {
            Log.Add(action);
            return action;
        }

        if (ActionComparer.Compare(recorded, action, targetIsGenerated) is { } difference)
        {
            Find(GuardFinding.OfAction(recorded, action, difference, SourceLocation.OfCaller()));
            return null;
        }

        return InputFits(recorded, action, inputChange ?? Options.InputChange) ? (TAction)recorded : null;
    }

    /// <summary>Remembers the first thing that the guard finds.</summary>
    /// <param name="finding">The finding.</param>
    public void Find(GuardFinding finding) => Interlocked.CompareExchange(ref _finding, finding, null);

    /// <summary>Adds a warning.</summary>
    /// <param name="warning">The text.</param>
    public void Warn(string warning) => (_warnings ??= []).Add(warning);

    /// <summary>Waits for the end of a call.</summary>
    /// <param name="call">The call.</param>
    public void Open(IPendingCall call)
    {
        _open.Add(call.Action.EventId, call);
        if (call.Action is SubOrchestrationInstanceCreatedEvent child)
        {
            (_children ??= []).Add(child.InstanceId);
        }
    }

    /// <summary>Whether a call is open.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>Whether it is.</returns>
    public bool IsOpen(int id) => _open.ContainsKey(id);

    /// <summary>Takes a call that has ended.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="call">The call.</param>
    /// <returns>Whether it was open. An end may come twice, or after a cancellation.</returns>
    public bool TryClose(int id, out IPendingCall? call) => _open.Remove(id, out call);

    /// <summary>Forgets a timer that nobody waits for any longer.</summary>
    /// <param name="id">Its number.</param>
    public void CancelTimer(int id)
    {
        if (_open.Remove(id))
        {
            (_cancelledTimers ??= []).Add(id);
        }
    }

    /// <summary>Ends the comparison with history. What was cancelled in earlier turns has been told in those.</summary>
    public void EndReplay()
    {
        Log.EndReplay();
        _cancelledTimers?.Clear();
        IsReplaying = false;
    }

    /// <summary>Forgets what a turn has told.</summary>
    /// <param name="actionsAreHeld">Whether its actions wait for a later turn.</param>
    public void EndTurn(bool actionsAreHeld)
    {
        _cancelledTimers?.Clear();
        _warnings?.Clear();
        if (!actionsAreHeld)
        {
            Log.ClearUnsent();
        }
    }

    private bool InputFits(HistoryEvent recorded, HistoryEvent action, InputChangePolicy policy)
    {
        if (policy == InputChangePolicy.Ignore)
        {
            return true;
        }

        var before = ActionComparer.InputOf(recorded);
        var now = ActionComparer.InputOf(action);
        if (string.Equals(before, now, StringComparison.Ordinal))
        {
            return true;
        }

        var converter = Options.DataConverter;
        if (!converter.ProducesComparableJson)
        {
            before = converter.ToComparableJson(before);
            now = converter.ToComparableJson(now);
            if (before is null || now is null)
            {
                return true;
            }
        }

        var difference = JsonValueComparer.Compare(before, now);
        switch (difference.Kind)
        {
            case ValueDifferenceKind.Value when policy == InputChangePolicy.Violation:
                Find(GuardFinding.OfAction(recorded, action, GuardFinding.InputDifference(difference), SourceLocation.OfCaller()));
                return false;
            case ValueDifferenceKind.None:
                return true;
            default:
                Warn(GuardFinding.InputWarning(recorded, difference));
                return true;
        }
    }
}
