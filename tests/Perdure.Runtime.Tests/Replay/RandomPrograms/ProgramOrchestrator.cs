using System.Text.Json;

namespace Perdure.Tests.Replay.RandomPrograms;

/// <summary>Runs a random program.</summary>
public sealed class ProgramOrchestrator : TaskOrchestrator<ProgramOrchestrator.Input, int>
{
    public static readonly EntityInstanceId[] Entities = [new("total", "a"), new("total", "b"), new("total", "c")];

    public sealed record Input(Step Program, int Generations, int Sum);

    public override async Task<int> RunAsync(TaskOrchestrationContext context, Input input)
    {
        context.SetCustomStatus(input.Generations);
        var sum = input.Sum + await RunAsync(context, input.Program);
        if (input.Generations > 1)
        {
            context.ContinueAsNew(input with { Generations = input.Generations - 1, Sum = sum });
        }

        return sum;
    }

    private static async Task<int> RunAsync(TaskOrchestrationContext context, Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Activity:
                return await context.CallActivityAsync<int>("Echo", step.Number);
            case StepKind.FailingActivity:
                return await FailAsync(context, step, null);
            case StepKind.RetriedActivity:
                return await FailAsync(context, step, TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMinutes(1), 2)));
            case StepKind.Timer:
                await context.CreateTimer(TimeSpan.FromMinutes(step.Number), CancellationToken.None);
                return step.Number;
            case StepKind.LongTimer:
                await context.CreateTimer(TimeSpan.FromDays(8), CancellationToken.None);
                return step.Number;
            case StepKind.CancelledTimer:
                return await CancelTimerAsync(context, step);
            case StepKind.Event:
                return await context.WaitForExternalEvent<int>($"event{step.Number}");
            case StepKind.EventWithTimeout:
                return await WaitAsync(context, step);
            case StepKind.Signal:
                await context.Entities.SignalEntityAsync(Entities[step.Number % 3], "Add", step.Number);
                return step.Number;
            case StepKind.EntityCall:
                await context.Entities.CallEntityAsync(Entities[step.Number % 3], "Add", step.Number);
                return step.Number;
            case StepKind.Identifier:
                return await context.CallActivityAsync<int>("Echo", new { step.Number, Id = context.NewGuid(), At = context.CurrentUtcDateTime });
            case StepKind.Child:
                return await context.CallSubOrchestratorAsync<int>(
                    nameof(ProgramOrchestrator), new Input(step.Children[0], 1 + step.Number % 2, 0));
            case StepKind.Transfer:
                return await context.CallSubOrchestratorAsync<int>(nameof(TransferOrchestrator), step.Number);
            default:
                return await CombineAsync(context, step);
        }
    }

    private static async Task<int> CombineAsync(TaskOrchestrationContext context, Step step)
    {
        if (step.Kind == StepKind.Sequence)
        {
            var sum = 0;
            foreach (var child in step.Children)
            {
                sum = (sum * 31) + await RunAsync(context, child);
            }

            return sum;
        }

        var tasks = step.Children.Select(child => RunAsync(context, child)).ToArray();
        if (step.Kind == StepKind.Race)
        {
            await Task.WhenAny(tasks);
        }

        return (await Task.WhenAll(tasks)).Aggregate(step.Number, (a, b) => (a * 17) + b);
    }

    private static async Task<int> FailAsync(TaskOrchestrationContext context, Step step, TaskOptions? options)
    {
        try
        {
            return await context.CallActivityAsync<int>("Fail", step.Number, options);
        }
        catch (TaskFailedException e)
        {
            return JsonSerializer.Deserialize<int>(e.FailureDetails.ErrorMessage) + 1;
        }
    }

    private static async Task<int> CancelTimerAsync(TaskOrchestrationContext context, Step step)
    {
        using var source = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromDays(100 + step.Number), source.Token);
        await context.CallActivityAsync<int>("Echo", step.Number);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer);
        return step.Number;
    }

    private static async Task<int> WaitAsync(TaskOrchestrationContext context, Step step)
    {
        try
        {
            return await context.WaitForExternalEvent<int>($"event{step.Number}", TimeSpan.FromMinutes(2));
        }
        catch (OperationCanceledException)
        {
            return await context.WaitForExternalEvent<int>($"EVENT{step.Number}");
        }
    }
}
