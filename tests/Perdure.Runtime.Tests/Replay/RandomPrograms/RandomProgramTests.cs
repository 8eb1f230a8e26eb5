namespace Perdure.Tests.Replay.RandomPrograms;

/// <summary>
/// Random orchestrations under random interleavings, batches, duplicates and evictions: the result is that of an undisturbed run, and with the
/// same interleaving each turn is the same whether the executor was kept alive or rebuilt from history. PERDURE_SEED and PERDURE_COUNT run
/// others and more.
/// </summary>
public class RandomProgramTests
{
    private static readonly int FirstSeed = Setting("PERDURE_SEED", 1);
    private static readonly int Count = Setting("PERDURE_COUNT", 150);

    [Fact]
    public void TheResultIsThatOfAnUndisturbedRun()
    {
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            try
            {
                Check(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: set PERDURE_SEED={seed} and PERDURE_COUNT=1 to run it alone. {e.Message}", e);
            }
        }
    }

    private static void Check(int seed)
    {
        var random = new Random(seed);
        var program = Step.Random(random, random.Next(1, 4));
        var generations = random.Next(1, 4);

        var undisturbed = new Simulation(null, null);
        var expected = undisturbed.Run(program, generations);
        var interleaved = new Simulation(new Random(seed), null);
        var evicted = new Simulation(new Random(seed), new Random(seed));

        Assert.Equal(expected, interleaved.Run(program, generations));
        Assert.Equal(expected, evicted.Run(program, generations));
        Assert.Equal(undisturbed.Totals, interleaved.Totals);
        Assert.Equal(undisturbed.Totals, evicted.Totals);
        Assert.Equal(Log(interleaved), Log(evicted));
    }

    private static string Log(Simulation simulation) => string.Join(
        '\n', simulation.Instances.Select(i => $"{i.Key}\n{string.Join('\n', i.Value.Log)}"));

    private static int Setting(string name, int value) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var set) ? set : value;
}
