using System.Diagnostics;
using Xunit.Abstractions;

namespace Perdure.CrashTests;

/// <summary>Several processes on one file: each may start work, one does it.</summary>
public sealed class SharedFileTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly string _directory = Directory.CreateTempSubdirectory("perdure-shared-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Two_processes_with_worker_and_client_and_one_with_a_client_only_share_a_file_and_lose_nothing_when_they_are_killed()
    {
        var database = Path.Combine(_directory, "store.db");
        await using var store = await ObservedStore.OpenAsync(database);

        // Nobody is at work yet: what is started now waits in the file.
        var early = await store.Client.ScheduleNewOrchestrationInstanceAsync("Order", 1);
        using var first = VictimProcess.Start("load", database, "0");
        await first.ReadyAsync(Guard);
        await CompletesAsync(early);
        using var second = VictimProcess.Start("load", database, "1");
        await second.ReadyAsync(Guard);
        await Task.WhenAll(first.LinesAsync(100, Guard), second.LinesAsync(100, Guard), CompletesAsync(await store.Client.ScheduleNewOrchestrationInstanceAsync("Order", 2)));

        await first.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        await CompletesAsync(await store.Client.ScheduleNewOrchestrationInstanceAsync("Order", 3));
        output.WriteLine($"An orchestration started at the kill had ended {Stopwatch.GetElapsedTime(killed).TotalSeconds:F1} s later.");
        await second.LinesAsync(second.Lines.Count + 50, Guard);
        await second.KillAsync();

        using var third = VictimProcess.Start("idle", database);
        await third.ReadyAsync(Guard);
        var (started, found) = await Accounting.VerifyAsync(store.Client, [.. first.Lines, .. second.Lines]);
        output.WriteLine($"{started} starts acknowledged, {found} instances");
        Assert.True((first.Errors + second.Errors + third.Errors).Trim().Length == 0, first.Errors + second.Errors + third.Errors);

        async Task CompletesAsync(string id)
        {
            using var guard = new CancellationTokenSource(Guard);
            var ended = await store.Client.WaitForInstanceCompletionAsync(id, guard.Token);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        }
    }
}
