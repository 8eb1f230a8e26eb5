using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Tests.Replace;

/// <summary>A delay of the machine that loses a race harms nobody; a durable timer that does keeps its orchestration open until it is cancelled.</summary>
public class RacedDelayTests
{
    [Theory]
    [InlineData(TestFramework.DurableTask, "context.CreateTimer(TimeSpan.FromMilliseconds(5), TOKEN)")]
    [InlineData(TestFramework.DurableTaskCore, "context.CreateTimer(context.CurrentUtcDateTime.Add(TimeSpan.FromMilliseconds(5)), true, TOKEN)")]
    public async Task The_timer_that_takes_its_place_is_cancelled_after_the_race(TestFramework framework, string timer)
    {
        await Test(
            framework,
            """
                    await Task.WhenAny(work, {|PDR0301:Task.Delay(5)|}); // at most
            """,
            $$"""
                    using var timerCancellation = new CancellationTokenSource();
                    await Task.WhenAny(work, {{timer.Replace("TOKEN", "timerCancellation.Token", StringComparison.Ordinal)}}); // at most
                    timerCancellation.Cancel();
            """).RunAsync();
    }

    [Fact]
    public async Task A_delay_in_a_local_gives_the_source_its_name()
    {
        await Test(
            TestFramework.DurableTask,
            """
                    // not for ever
                    var limit = {|PDR0301:Task.Delay(TimeSpan.FromHours(1))|};
                    if (await Task.WhenAny(work, limit) == limit)
                    {
                        return "late";
                    }
            """,
            """
                    // not for ever
                    using var limitCancellation = new CancellationTokenSource();
                    var limit = context.CreateTimer(TimeSpan.FromHours(1), limitCancellation.Token);
                    var winner = await Task.WhenAny(work, limit);
                    limitCancellation.Cancel();
                    if (winner == limit)
                    {
                        return "late";
                    }
            """).RunAsync();
    }

    [Fact]
    public async Task A_delay_that_has_a_token_keeps_it()
    {
        await Test(
            TestFramework.DurableTask,
            """
                    using var cts = new CancellationTokenSource();
                    var limit = {|PDR0301:Task.Delay(TimeSpan.FromHours(1), cts.Token)|};
                    await Task.WhenAny(work, limit);
                    cts.Cancel();
            """,
            """
                    using var cts = new CancellationTokenSource();
                    var limit = context.CreateTimer(TimeSpan.FromHours(1), cts.Token);
                    await Task.WhenAny(work, limit);
                    cts.Cancel();
            """).RunAsync();
    }

    private static CodeFixTest Test(TestFramework framework, string before, string after)
    {
        var frame = framework == TestFramework.DurableTask
            ? "using Microsoft.DurableTask;\n\nclass Order : TaskOrchestrator<string, string>\n{\n    public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)\n    {\n        var work = context.CallActivityAsync(\"a\");\nBODY\n        return input;\n    }\n}\n"
            : "using DurableTask.Core;\n\nclass Order : TaskOrchestration<string, string>\n{\n    public override async Task<string> RunTask(OrchestrationContext context, string input)\n    {\n        var work = context.ScheduleTask<string>(\"a\", \"1\");\nBODY\n        return input;\n    }\n}\n";
        return new CodeFixTest(new ReplaceChangingHistoryCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = framework,
            FixAll = FixAllScopes.None,
            Sources = (frame.Replace("BODY", before.ReplaceLineEndings("\n"), StringComparison.Ordinal), frame.Replace("BODY", after.ReplaceLineEndings("\n"), StringComparison.Ordinal)),
        };
    }
}
