using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Tests.Replay.RandomPrograms;

/// <summary>
/// A world of orchestrations and entities in which chance decides what happens next: which instance runs, how many of its messages a turn
/// takes, which activity ends, whether messages come twice, whether an executor is thrown away and rebuilt from history.
/// </summary>
internal sealed class Simulation(Random? schedule, Random? eviction)
{
    private const int MostSteps = 100_000;

    private static readonly OrchestrationExecutorOptions Options = new()
    {
        Registry = new DurableTaskRegistry().AddOrchestrator<ProgramOrchestrator>().AddOrchestrator<TransferOrchestrator>(),
    };

    private static readonly IServiceProvider Services = new ServiceCollection().BuildServiceProvider();

    private readonly SortedDictionary<string, SimulatedInstance> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityInstanceId, SimulatedEntity> _entities = ProgramOrchestrator.Entities.ToDictionary(id => id, id => new SimulatedEntity(id));
    private readonly List<(string InstanceId, int Generation, ActivityRequest Request)> _activities = [];
    private readonly SortedSet<(DateTime FireAt, string InstanceId, int TaskId, int Generation)> _timers = [];
    private DateTime _now = OrchestrationDriver.Begin;

    public IEnumerable<KeyValuePair<string, SimulatedInstance>> Instances => _instances;

    public int[] Totals => [.. ProgramOrchestrator.Entities.Select(id => _entities[id].Total)];

    public string? Run(Step program, int generations)
    {
        var input = new ProgramOrchestrator.Input(program, generations, 0);
        Start(new ExecutionStartedEvent(
            -1, _now, nameof(ProgramOrchestrator), null, JsonDataConverter.Default.Serialize(input), "root", "e1", null, null, null, null));
        var steps = 0;
        while (Act())
        {
            Assert.True(++steps < MostSteps, "The simulation does not come to an end.");
        }

        var root = _instances["root"];
        Assert.True(root.HasEnded, "The root did not end, and nothing is left to do.");
        Assert.All(_instances, instance => Assert.True(instance.Value.HasEnded));
        Assert.All(_entities.Values, entity => Assert.False(entity.IsLocked));
        Assert.Null(root.Last!.Failure?.ErrorMessage);
        return root.Last.Output;
    }

    private bool Act()
    {
        var ready = _instances.Where(i => i.Value.Inbox.Count > 0).Select(i => i.Key).ToList();
        var busyEntities = _entities.Values.Where(e => e.Waiting.Count > 0).ToList();
        var choices = ready.Count + _activities.Count + busyEntities.Count;
        if (choices == 0)
        {
            return FireTimer();
        }

        var first = schedule?.Next(choices) ?? 0;
        for (var i = 0; i < choices; i++)
        {
            var choice = (first + i) % choices;
            if (choice < ready.Count)
            {
                RunTurn(ready[choice], _instances[ready[choice]]);
                return true;
            }

            choice -= ready.Count;
            if (choice < _activities.Count)
            {
                EndActivity(choice);
                return true;
            }

            // A locked entity may have nothing that the lock lets through.
            if (busyEntities[choice - _activities.Count].Step(Send, ToEntity))
            {
                return true;
            }
        }

        return FireTimer();
    }

    private bool FireTimer()
    {
        if (_timers.Count == 0)
        {
            return false;
        }

        var timer = _timers.Min;
        _timers.Remove(timer);
        _now = timer.FireAt > _now ? timer.FireAt : _now;
        if (_instances[timer.InstanceId] is { } instance && instance.Generation == timer.Generation && !instance.HasEnded)
        {
            instance.Inbox.Add(new TimerFiredEvent(-1, _now, timer.FireAt, timer.TaskId));
        }

        return true;
    }

    private void EndActivity(int index)
    {
        var (instanceId, generation, request) = _activities[index];
        _activities.RemoveAt(index);
        var instance = _instances[instanceId];
        if (instance.Generation != generation || instance.HasEnded)
        {
            return;
        }

        using var json = System.Text.Json.JsonDocument.Parse(request.Input!);
        var number = json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
            ? json.RootElement.GetProperty("Number").GetInt32()
            : json.RootElement.GetInt32();
        HistoryEvent result = request.Name == "Fail"
            ? new TaskFailedEvent(-1, _now, request.TaskId, new TaskFailureDetails("E", $"{number}"))
            : new TaskCompletedEvent(-1, _now, request.TaskId, $"{number}");
        instance.Inbox.Add(result);
        if (schedule?.Next(10) == 0)
        {
            instance.Inbox.Add(result);
        }
    }

    private void RunTurn(string id, SimulatedInstance instance)
    {
        _now = _now.AddMilliseconds(1);
        var count = schedule is null ? 1 : 1 + schedule.Next(instance.Inbox.Count);
        if (instance.History.Count == 0)
        {
            // Events may come before the start, but no turn is run before it.
            count = Math.Max(count, instance.Inbox.FindIndex(m => m is ExecutionStartedEvent) + 1);
        }

        var messages = instance.Inbox.GetRange(0, count);
        instance.Inbox.RemoveRange(0, count);
        if (eviction?.Next(3) == 0)
        {
            instance.Executor = null;
        }

        var past = instance.Executor is null ? HistoryEventJson.DeserializeList(HistoryEventJson.SerializeList(instance.History)) : [];
        instance.Executor ??= new OrchestrationExecutor(id, Options, Services);
        var turn = instance.Last = instance.Executor.Execute(past, messages, _now);
        Assert.Null(turn.Report?.Message);
        instance.Log.Add(OrchestrationDriver.Describe(turn));
        instance.History.AddRange(turn.NewEvents);
        Apply(id, instance, turn);
    }

    private void Apply(string id, SimulatedInstance instance, OrchestrationTurn turn)
    {
        _activities.AddRange(turn.Activities.Select(a => (id, instance.Generation, a)));
        foreach (var timer in turn.Timers)
        {
            _timers.Add((timer.FireAt, id, timer.TaskId, instance.Generation));
        }

        if (schedule?.Next(2) != 0)
        {
            _timers.RemoveWhere(t => t.InstanceId == id && t.Generation == instance.Generation && turn.CancelledTimers.Contains(t.TaskId));
        }

        foreach (var child in turn.SubOrchestrations)
        {
            Start(child.Start);
        }

        foreach (var message in turn.Messages)
        {
            Send(message.InstanceId, message.Event);
        }

        foreach (var message in turn.EntityMessages)
        {
            ToEntity(message);
        }

        if (!turn.CanContinue)
        {
            // What comes late or twice is for a generation that is over.
            instance.Inbox.RemoveAll(m => instance.HasEnded || m is not EventRaisedEvent);
        }

        if (turn.ContinueAsNew is { } next)
        {
            instance.Generation++;
            instance.History.Clear();
            instance.Executor = null;
            instance.Inbox.InsertRange(0, [next.Start, .. next.CarryOver]);
            RaiseEvents(instance, next.Start);
        }
    }

    private void Start(ExecutionStartedEvent start)
    {
        var instance = new SimulatedInstance();
        _instances.Add(start.InstanceId, instance);
        instance.Inbox.Add(start);
        RaiseEvents(instance, start);
    }

    // Whoever is to raise the events of a generation does so at once: they come early, or late, as turns are cut.
    private void RaiseEvents(SimulatedInstance instance, ExecutionStartedEvent start)
    {
        if (start.Name != nameof(ProgramOrchestrator))
        {
            return;
        }

        var program = JsonDataConverter.Default.Deserialize<ProgramOrchestrator.Input>(start.Input)!.Program;
        foreach (var step in WithoutChildInstances(program))
        {
            if (step.Kind is StepKind.Event or StepKind.EventWithTimeout)
            {
                var place = schedule?.Next(instance.Inbox.Count + 1) ?? instance.Inbox.Count;
                instance.Inbox.Insert(Math.Max(place, start.Parent is null ? 0 : 1), new EventRaisedEvent(-1, _now, $"Event{step.Number}", $"{step.Number}"));
            }
        }
    }

    private static IEnumerable<Step> WithoutChildInstances(Step step) => step.Kind == StepKind.Child
        ? [step]
        : step.Children.SelectMany(WithoutChildInstances).Prepend(step);

    private void Send(string instanceId, HistoryEvent message)
    {
        if (_instances.TryGetValue(instanceId, out var instance) && !instance.HasEnded)
        {
            instance.Inbox.Add(message);
        }
    }

    private void ToEntity(EntityMessage message) => _entities[message.Target].Waiting.Add(message.Event);
}
