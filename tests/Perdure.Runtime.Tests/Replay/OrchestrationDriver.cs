using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Tests.Replay;

/// <summary>
/// Runs one generation of an instance turn by turn on an executor that is kept alive, and each turn a second time on one that is rebuilt
/// from history: both must do the same.
/// </summary>
internal sealed class OrchestrationDriver
{
    public static readonly DateTime Begin = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static readonly IServiceProvider Services = new ServiceCollection().BuildServiceProvider();

    private readonly OrchestrationExecutorOptions _options;
    private readonly bool _checksRebuild;
    private OrchestrationExecutor _live;

    public OrchestrationDriver(OrchestrationExecutorOptions options, bool checksRebuild = true)
    {
        _options = options;
        _checksRebuild = checksRebuild;
        _live = new OrchestrationExecutor("i1", options, Services);
    }

    public List<HistoryEvent> History { get; } = [];

    public DateTime Now { get; set; } = Begin;

    public OrchestrationTurn Last { get; private set; } = null!;

    public static OrchestrationDriver Of<TOutput>(
        Func<TaskOrchestrationContext, Task<TOutput>> orchestrator,
        Func<OrchestrationExecutorOptions, OrchestrationExecutorOptions>? configure = null) =>
        new(Options(orchestrator, configure));

    public static OrchestrationExecutorOptions Options<TOutput>(
        Func<TaskOrchestrationContext, Task<TOutput>> orchestrator,
        Func<OrchestrationExecutorOptions, OrchestrationExecutorOptions>? configure = null)
    {
        var options = new OrchestrationExecutorOptions
        {
            Registry = new DurableTaskRegistry().AddOrchestratorFunc("Test", orchestrator),
        };
        return configure?.Invoke(options) ?? options;
    }

    public static ExecutionStartedEvent StartEvent(
        string? input = null, string? version = null, ParentInstance? parent = null) =>
        new(-1, Begin, "Test", version, input, "i1", "e1", parent, null, null, null);

    public OrchestrationTurn Start(string? input = null, params HistoryEvent[] more) => Turn([StartEvent(input), .. more]);

    public OrchestrationTurn Turn(params HistoryEvent[] messages)
    {
        Now = Now.AddSeconds(1);
        Last = _live.Execute([], messages, Now);
        if (_checksRebuild)
        {
            using var rebuilt = NewExecutor();
            var again = rebuilt.Execute(Reread(History), messages, Now);
            Assert.Equal(Describe(Last), Describe(again));
        }

        if (Last.Outcome == TurnOutcome.Commit)
        {
            History.AddRange(Last.NewEvents);
        }

        return Last;
    }

    /// <summary>Runs a turn of other code over the history of this instance.</summary>
    public OrchestrationTurn TurnOfChangedCode<TOutput>(
        Func<TaskOrchestrationContext, Task<TOutput>> orchestrator,
        Func<OrchestrationExecutorOptions, OrchestrationExecutorOptions>? configure,
        params HistoryEvent[] messages)
    {
        Now = Now.AddSeconds(1);
        using var executor = new OrchestrationExecutor("i1", Options(orchestrator, configure), Services);
        return executor.Execute(Reread(History), messages, Now);
    }

    /// <summary>Throws the live executor away and goes on with one that is rebuilt.</summary>
    public OrchestrationTurn TurnAfterEviction(params HistoryEvent[] messages)
    {
        Now = Now.AddSeconds(1);
        _live.Dispose();
        _live = NewExecutor();
        Last = _live.Execute(Reread(History), messages, Now);
        if (Last.Outcome == TurnOutcome.Commit)
        {
            History.AddRange(Last.NewEvents);
        }

        return Last;
    }

    public TaskCompletedEvent Done(int id, string? result = null) => new(-1, Now, id, result);

    public TaskFailedEvent Failed(int id, string message = "boom", bool nonRetriable = false) => new(
        -1, Now, id, new TaskFailureDetails("System.InvalidOperationException", message) { IsNonRetriable = nonRetriable });

    public TimerFiredEvent Fired(int id, DateTime? fireAt = null) => new(
        -1, Now, fireAt ?? ((TimerCreatedEvent)History.Single(e => e is TimerCreatedEvent && e.EventId == id)).FireAt, id);

    public EventRaisedEvent Raised(string name, string? payload = null) => new(-1, Now, name, payload);

    public static string Describe(OrchestrationTurn turn) => string.Join('\n',
    [
        $"{turn.Outcome} {turn.CanContinue} {turn.Status} {turn.CustomStatus} {turn.Output} {turn.Failure?.ErrorType} {turn.Failure?.ErrorMessage}",
        .. turn.NewEvents.Select(Json),
        .. turn.Activities.Select(a => $"{a.TaskId} {a.Name} {a.Version} {a.Input}"),
        .. turn.Timers.Select(t => $"{t.TaskId} {t.FireAt:o}"),
        $"cancelled {string.Join(' ', turn.CancelledTimers.Order())}",
        .. turn.SubOrchestrations.Select(s => $"{s.TaskId} {s.InstanceId} {Json(s.Start)}"),
        .. turn.Messages.Select(m => $"{m.InstanceId} {m.ExecutionId} {Json(m.Event)}"),
        .. turn.EntityMessages.Select(m => $"{m.Target} {Json(m.Event)}"),
        turn.ContinueAsNew is { } next ? Json(next.Start) + string.Concat(next.CarryOver.Select(Json)) : "-",
    ]);

    private OrchestrationExecutor NewExecutor() => new("i1", _options, Services);

    private static string Json(HistoryEvent e)
    {
        // Stack traces hold the frames of the engine, which differ between a live run and a replay.
        var plain = e is ExecutionCompletedEvent { FailureDetails: { } failure } completed
            ? completed with { FailureDetails = failure with { StackTrace = null } }
            : e;
        return Encoding.UTF8.GetString(HistoryEventJson.Serialize(plain));
    }

    private static List<HistoryEvent> Reread(List<HistoryEvent> history) =>
        HistoryEventJson.DeserializeList(HistoryEventJson.SerializeList(history));
}
