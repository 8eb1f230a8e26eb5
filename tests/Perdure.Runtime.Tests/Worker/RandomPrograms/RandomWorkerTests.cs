using Perdure.Runtime.Tests.Hosting;
using Perdure.Tests.Replay.RandomPrograms;

namespace Perdure.Runtime.Tests.Worker.RandomPrograms;

/// <summary>
/// Random orchestrations through the whole worker and a store: activities end in any order, executors are thrown away at random, and the worker
/// is stopped in the middle and started again on the same file. The result, the totals of the entities and what was asked for are those of an
/// undisturbed run, and each history can be replayed. PERDURE_SEED and PERDURE_WORKER_COUNT run others and more.
/// </summary>
public class RandomWorkerTests
{
    private static readonly int FirstSeed = Setting("PERDURE_SEED", 1);
    private static readonly int Count = Setting("PERDURE_WORKER_COUNT", 25);

    [Theory]
    [InlineData(StoreKind.Memory)]
    [InlineData(StoreKind.Sqlite)]
    public async Task The_result_is_that_of_an_undisturbed_run(StoreKind kind)
    {
        var restarts = 0;
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            try
            {
                restarts += await CheckAsync(kind, seed).WaitAsync(TimeSpan.FromMinutes(2));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: set PERDURE_SEED={seed} and PERDURE_WORKER_COUNT=1 to run it alone. {e.Message}", e);
            }
        }

        Assert.True(restarts > 0 || Count < 10, "No worker was stopped in the middle.");
    }

    private static async Task<int> CheckAsync(StoreKind kind, int seed)
    {
        var random = new Random(seed);
        var program = Step.Random(random, random.Next(1, 4));
        var generations = random.Next(1, 4);
        await using var undisturbed = new WorkerWorld(StoreKind.Memory, null);
        await using var disturbed = new WorkerWorld(kind, new Disturbance(seed));

        var expected = await undisturbed.RunAsync(program, generations);
        var actual = await disturbed.RunAsync(program, generations);

        var simulation = new Simulation(null, null);
        Assert.Equal(simulation.Run(program, generations), expected.Output);
        Assert.Equal(simulation.Totals, expected.Totals);
        Assert.Equal(expected.Output, actual.Output);
        Assert.Equal(expected.Totals, actual.Totals);
        Assert.Equal(expected.Actions, actual.Actions);
        return disturbed.Restarts;
    }

    private static int Setting(string name, int value) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var set) ? set : value;
}
