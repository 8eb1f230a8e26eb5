using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Disguises;

public class DelayDisguiseTests
{
    /// <summary>Each row: name, statements, further types, usings.</summary>
    public static TheoryData<string, string, string, string> Spellings => new()
    {
        { "plain", "await {|PDR0301:Task.Delay(1)|};", "", "" },
        { "span and token", "await {|PDR0301:Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)|};", "", "" },
        { "named arguments", "await {|PDR0301:Task.Delay(cancellationToken: default, delay: TimeSpan.Zero)|};", "", "" },
        { "provider", "await {|PDR0301:Task.Delay(TimeSpan.Zero, TimeProvider.System)|};", "", "" },
        { "not awaited on the spot", "var wait = {|PDR0301:Task.Delay(1)|}; await wait;", "", "" },
        { "race", "await Task.WhenAny(DURABLE_CALL, {|PDR0301:Task.Delay(1)|});", "", "" },
        { "method group", "Func<int, Task> wait = {|PDR0301:Task.Delay|}; await wait(1);", "", "" },
        { "using static", "await {|PDR0301:Delay(1)|};", "", "using static System.Threading.Tasks.Task;" },
        { "through the generic task", "await {|PDR0301:Task<int>.Delay(1)|};", "", "" },
        { "helper", "await Patience.Wait();", "static class Patience { public static Task Wait() => {|PDR0301:Task.Delay(1)|}; public static Task Other() => Task.Delay(1); }", "" },
        { "time-out of a source", "using var stop = {|PDR0301:new CancellationTokenSource(1000)|};", "", "" },
        { "time-out of a source, target-typed", "using CancellationTokenSource stop = {|PDR0301:new(TimeSpan.Zero)|};", "", "" },
        { "time-out set later", "using var stop = new CancellationTokenSource(); {|PDR0301:stop.CancelAfter(5)|};", "", "" },
        { "wait with a time-out", "_ = await {|PDR0301:DURABLE_CALL.WaitAsync(TimeSpan.FromSeconds(1))|};", "", "" },
        { "periodic", "using var timer = {|PDR0301:new PeriodicTimer(TimeSpan.FromSeconds(1))|}; _ = await {|PDR0301:timer.WaitForNextTickAsync()|};", "", "" },
        { "callback timer", "using var timer = {|PDR0301:new Timer(_ => { })|}; {|PDR0301:timer.Change(1, 1)|};", "", "using Timer = System.Threading.Timer;" },
    };

    /// <summary>Each row: name, statements, further types, usings. Nothing is to be reported.</summary>
    public static TheoryData<string, string, string, string> Values => new()
    {
        { "source without a time-out", "using var stop = new CancellationTokenSource(); _ = stop.Token;", "", "" },
        { "completed task", "await Task.CompletedTask; _ = await Task.FromResult(1);", "", "" },
        { "name", "_ = nameof(Task.Delay);", "", "" },
        { "own method of the same name", "await Own.Delay(1); _ = input.CancelAfter();", "static class Own { public static Task Delay(int value) => Task.CompletedTask; public static int CancelAfter(this string text) => 1; }", "" },
        { "own task of the same name", "_ = Own.Task.Delay(1);", "namespace Own { static class Task { public static int Delay(int value) => value; } }", "" },
        { "span", "_ = TimeSpan.FromSeconds(1); _ = Timeout.InfiniteTimeSpan;", "", "" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public Task A_delay_is_found_in_every_spelling(string name, string body, string types, string usings)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types, usings);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public Task What_only_looks_like_a_delay_is_not_reported(string name, string body, string types, string usings)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types, usings);
    }

    [Fact]
    public Task A_delay_is_found_in_every_framework()
    {
        return AcceptanceTest.RunInEveryFrameworkAsync("await {|PDR0301:Task.Delay(1)|}; await Task.CompletedTask;");
    }
}
