namespace Perdure.CrashTests;

public sealed class KillAndResumeTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly string _directory = Directory.CreateTempSubdirectory("perdure-crash-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_killed_process_resumes_where_it_was_and_repeats_no_activity_whose_result_was_committed()
    {
        const int activities = 60;
        var database = Path.Combine(_directory, "store.db");
        var ledger = Path.ChangeExtension(database, ".ledger");
        using (var first = VictimProcess.Start("sequence", database, "the-one", $"{activities}"))
        {
            await first.ReadyAsync(Guard);
            await UntilAsync(() => File.Exists(ledger) && Notes(ledger).Count >= 15);
            await first.KillAsync();
        }

        var before = Notes(ledger);
        Assert.InRange(before.Count, 15, activities - 1);
        using (var second = VictimProcess.Start("idle", database))
        {
            await second.ReadyAsync(Guard);
            await using var store = await ObservedStore.OpenAsync(database);
            using var guard = new CancellationTokenSource(Guard);
            var result = await store.Client.WaitForInstanceCompletionAsync("the-one", getInputsAndOutputs: true, guard.Token);

            Assert.Equal(OrchestrationRuntimeStatus.Completed, result.RuntimeStatus);
            Assert.Equal(activities * (activities - 1) / 2, result.ReadOutputAs<int>());
        }

        // The activity that ran when the kill came may have run twice; all others once.
        var after = Notes(ledger);
        Assert.Equal(Enumerable.Range(0, activities).Select(i => $"the-one {i}"), after.Distinct());
        Assert.InRange(after.Count, activities, activities + 1);
    }

    [Fact]
    public async Task Of_two_processes_on_one_file_one_works_and_the_other_takes_over_when_it_is_killed()
    {
        const int activities = 60;
        var database = Path.Combine(_directory, "shared.db");
        var ledger = Path.ChangeExtension(database, ".ledger");
        using var first = VictimProcess.Start("idle", database);
        await first.ReadyAsync(Guard);
        using var second = VictimProcess.Start("sequence", database, "theirs", $"{activities}");
        await second.ReadyAsync(Guard);
        await UntilAsync(() => File.Exists(ledger) && Notes(ledger).Count >= 10);
        await first.KillAsync();

        await using var store = await ObservedStore.OpenAsync(database);
        using var guard = new CancellationTokenSource(Guard);
        var result = await store.Client.WaitForInstanceCompletionAsync("theirs", getInputsAndOutputs: true, guard.Token);

        Assert.Equal(activities * (activities - 1) / 2, result.ReadOutputAs<int>());
        var notes = Notes(ledger);
        Assert.Equal(activities, notes.Distinct().Count());
        Assert.InRange(notes.Count, activities, activities + 1);
    }

    private static List<string> Notes(string ledger)
    {
        using var stream = new FileStream(ledger, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (!condition())
        {
            await Task.Delay(5, guard.Token);
        }
    }
}
