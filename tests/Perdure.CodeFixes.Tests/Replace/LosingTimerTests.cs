using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Tests.Replace;

public class LosingTimerTests
{
    [Fact]
    public async Task A_timer_is_cancelled_when_its_race_is_over()
    {
        await Test(
            """
                    // three days
                    var timeout = {|PDR0406:context.CreateTimer(TimeSpan.FromDays(3), CancellationToken.None)|}; // wait
                    if (await Task.WhenAny(approval, timeout) == timeout)
                    {
                        return "late";
                    }

                    /* one day */ await Task.WhenAny(approval, {|PDR0406:context.CreateTimer(TimeSpan.FromDays(1), default)|});
                    using var cts = new CancellationTokenSource();
                    var last = {|PDR0406:context.CreateTimer(TimeSpan.FromDays(2), cts.Token)|};
                    var first = await Task.WhenAny(approval, last);
            """,
            """
                    // three days
                    using var timeoutCancellation = new CancellationTokenSource();
                    var timeout = context.CreateTimer(TimeSpan.FromDays(3), timeoutCancellation.Token); // wait
                    var winner = await Task.WhenAny(approval, timeout);
                    timeoutCancellation.Cancel();
                    if (winner == timeout)
                    {
                        return "late";
                    }

                    /* one day */ using var timerCancellation = new CancellationTokenSource();
                    await Task.WhenAny(approval, context.CreateTimer(TimeSpan.FromDays(1), timerCancellation.Token));
                    timerCancellation.Cancel();
                    using var cts = new CancellationTokenSource();
                    var last = context.CreateTimer(TimeSpan.FromDays(2), cts.Token);
                    var first = await Task.WhenAny(approval, last);
                    cts.Cancel();
            """).RunAsync();
    }

    [Theory]
    [InlineData("        var timeout = {|PDR0406:context.CreateTimer(TimeSpan.FromDays(3), default)|};\n        while (input == \"\") { await Task.WhenAny(approval, timeout); }")]
    [InlineData("        var timeout = {|PDR0406:context.CreateTimer(TimeSpan.FromDays(3), default)|};\n        await Task.WhenAny(approval, timeout);\n        if (timeout.IsCompleted) { return \"late\"; }")]
    public async Task Nothing_is_offered_where_the_race_goes_on_or_the_timer_is_asked(string body)
    {
        var test = Test(body, body);
        test.NothingOffered = true;
        await test.RunAsync();
    }

    private static CodeFixTest Test(string before, string after)
    {
        const string Frame = "using Microsoft.DurableTask;\n\nclass Order : TaskOrchestrator<string, string>\n{\n    public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)\n    {\n        var approval = context.WaitForExternalEvent<bool>(\"Approval\");\nBODY\n        return input;\n    }\n}\n";
        return new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            Sources = (Frame.Replace("BODY", before.ReplaceLineEndings("\n"), StringComparison.Ordinal), Frame.Replace("BODY", after.ReplaceLineEndings("\n"), StringComparison.Ordinal)),
        };
    }
}
