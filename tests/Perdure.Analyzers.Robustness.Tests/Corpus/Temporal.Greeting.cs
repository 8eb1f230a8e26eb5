using Temporalio.Activities;
using Temporalio.Workflows;

namespace Corpus.Greeting;

public abstract class GreetingBase<T>
{
    protected T? Last { get; set; }

    [WorkflowQuery]
    public string Describe() => $"{Last} at {DateTime.UtcNow}";
}

[Workflow]
public class GreetingWorkflow : GreetingBase<string>
{
    private readonly Queue<string> _names = new();
    private bool _done;

    [WorkflowInit]
    public GreetingWorkflow(string first) => _names.Enqueue(first + Guid.NewGuid());

    [WorkflowRun]
    public async Task<string> RunAsync(string first)
    {
        while (!_done)
        {
            await Workflow.WaitConditionAsync(() => _names.Count > 0 || DateTime.UtcNow.Hour > 20);
            Last = await Workflow.ExecuteActivityAsync((GreetingActivities activities) => activities.Greet(_names.Dequeue()), Options);
            await Task.Delay(10);
            await Workflow.DelayAsync(10);
            if (Workflow.Patched("v2"))
            {
                await Task.WhenAll(Enumerable.Range(0, 3).Select(NextAsync));
            }
        }

        return Last + Workflow.NewGuid() + Workflow.UtcNow + Workflow.Random.Next();
    }

    private static ActivityOptions Options => new() { StartToCloseTimeout = DateTime.UtcNow - DateTime.UnixEpoch };

    [WorkflowSignal]
    public Task AddAsync(string name)
    {
        _names.Enqueue(name);
        return Task.Delay(1);
    }

    [WorkflowUpdate]
    public Task<int> FinishAsync(int count)
    {
        _done = true;
        return Task.FromResult(count + (int)new Age());
    }

    [WorkflowUpdateValidator(nameof(FinishAsync))]
    public void ValidateFinish(int count) => ArgumentOutOfRangeException.ThrowIfNegative(count - DateTime.Now.Day);

    [WorkflowQuery]
    public int Count => _names.Count + DateTimeOffset.UtcNow.Second;

    private async Task<int> NextAsync(int number)
    {
        await Workflow.DelayAsync(number);
        return number;
    }

    private readonly struct Age
    {
        public static explicit operator int(Age age) => Environment.TickCount;
    }
}

public class GreetingActivities
{
    [Activity]
    public string Greet(string name) => $"Hello {name}, it is {DateTime.Now}";
}
