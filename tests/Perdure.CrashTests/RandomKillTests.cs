using System.Globalization;
using Xunit.Abstractions;

namespace Perdure.CrashTests;

/// <summary>
/// Kills a process under load at random instants, again and again. Then everything that was acknowledged is accounted for. The number of kills
/// and the seed come from the environment: <c>PERDURE_KILLS</c> and <c>PERDURE_SEED</c>.
/// </summary>
public sealed class RandomKillTests(ITestOutputHelper output) : IDisposable
{
    private const int DefaultKills = 200;
    private const int DefaultSeed = 20260101;

    // The kills are shared out to files that are worked on side by side: to start a process takes most of the time.
    private const int Files = 2;

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("perdure-kills-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_however_often_the_process_is_killed()
    {
        var kills = Setting("PERDURE_KILLS", DefaultKills);
        await Task.WhenAll(Enumerable.Range(0, Files).Select(file => Task.Run(() => KillAsync(file, (kills + Files - 1 - file) / Files))));
    }

    private async Task KillAsync(int file, int kills)
    {
        var random = new Random(Setting("PERDURE_SEED", DefaultSeed) + file);
        var database = Path.Combine(_directory, $"store{file}.db");
        var acknowledged = new List<string>();
        for (var run = 0; run < kills; run++)
        {
            using var victim = VictimProcess.Start("load", database, run.ToString(CultureInfo.InvariantCulture));
            await victim.ReadyAsync(Guard);
            await victim.LinesAsync(random.Next(1, 80), Guard);
            await Task.Delay(random.Next(10));
            await victim.KillAsync();
            acknowledged.AddRange(victim.Lines);
            Assert.True(victim.Errors.Trim().Length == 0, victim.Errors);
        }

        using var last = VictimProcess.Start("idle", database);
        await last.ReadyAsync(Guard);
        await using var store = await ObservedStore.OpenAsync(database);
        var (started, found) = await Accounting.VerifyAsync(store.Client, acknowledged);
        output.WriteLine($"{kills} kills, {started} starts acknowledged, {found} instances");
        Assert.True(last.Errors.Trim().Length == 0, last.Errors);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
