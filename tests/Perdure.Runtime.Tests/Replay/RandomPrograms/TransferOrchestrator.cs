namespace Perdure.Tests.Replay.RandomPrograms;

/// <summary>Moves an amount from one entity to another while both are locked.</summary>
public sealed class TransferOrchestrator : TaskOrchestrator<int, int>
{
    public override async Task<int> RunAsync(TaskOrchestrationContext context, int input)
    {
        var (from, to) = (ProgramOrchestrator.Entities[input % 3], ProgramOrchestrator.Entities[(input + 1) % 3]);
        await using (await context.Entities.LockEntitiesAsync(to, from))
        {
            await Task.WhenAll(
                context.Entities.CallEntityAsync(from, "Add", -input), context.Entities.CallEntityAsync(to, "Add", input));
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
        }

        return input;
    }
}
