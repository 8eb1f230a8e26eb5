using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Tests.StandIn;

namespace Perdure.CodeFixes.Tests.Replace;

public class DelayTests
{
    [Theory]
    [InlineData("await {|PDR0301:Task.Delay(5)|};", "await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);")]
    [InlineData("await {|PDR0301:Task.Delay(input.Length)|};", "await context.CreateTimer(TimeSpan.FromMilliseconds(input.Length), CancellationToken.None);")]
    [InlineData("CancellationToken t = default; await {|PDR0301:Task.Delay(5, t)|};", "CancellationToken t = default; await context.CreateTimer(TimeSpan.FromMilliseconds(5), t);")]
    [InlineData("await {|PDR0301:Task.Delay(TimeSpan.FromHours(1))|};", "await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);")]
    [InlineData("CancellationToken t = default; await {|PDR0301:Task.Delay(TimeSpan.FromHours(1), t)|};", "CancellationToken t = default; await context.CreateTimer(TimeSpan.FromHours(1), t);")]
    [InlineData("CancellationToken t = default; await {|PDR0301:Task.Delay(cancellationToken: t, delay: TimeSpan.FromHours(2))|};", "CancellationToken t = default; await context.CreateTimer(TimeSpan.FromHours(2), t);")]
    [InlineData("await {|PDR0301:Task.Delay(millisecondsDelay: 5)|};", "await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);")]
    [InlineData("await {|PDR0301:Task.Delay(TimeSpan.FromHours(2), TimeProvider.System)|};", "await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);")]
    [InlineData("CancellationToken t = default; await {|PDR0301:Task.Delay(TimeSpan.FromHours(2), TimeProvider.System, t)|};", "CancellationToken t = default; await context.CreateTimer(TimeSpan.FromHours(2), t);")]
    [InlineData("await {|PDR0301:Task.Delay(new TimeSpan(1))|}.ConfigureAwait(true);", "await context.CreateTimer(new TimeSpan(1), CancellationToken.None).ConfigureAwait(true);")]
    [InlineData("await {|PDR0301:Task.Delay(delay: new(0, 0, 5))|};", "await context.CreateTimer(new TimeSpan(0, 0, 5), CancellationToken.None);")]
    [InlineData("await ({|PDR0301:Task.Delay(5)|});", "await (context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None));")]
    [InlineData("await {|PDR0301:Task.Delay({|PDR0101:DateTime.UtcNow|}.AddDays(1) - {|PDR0101:DateTime.Now|})|};", "await context.CreateTimer(context.CurrentUtcDateTime.AddDays(1) - context.CurrentUtcDateTime, CancellationToken.None);")]
    [InlineData("Func<Task> x = async () => await {|PDR0301:Task.Delay(5)|};", "Func<Task> x = async () => await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);")]
    public async Task An_awaited_delay_becomes_a_durable_timer(string before, string after)
    {
        await ReplaceTest.Statement(before, after).RunAsync();
    }

    [Fact]
    public async Task The_title_says_that_a_timer_is_added()
    {
        var test = ReplaceTest.Statement(
            "await {|PDR0301:Task.Delay(5)|};", "await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);");
        test.Titles = ["Use 'context.CreateTimer' (adds a durable timer to the history)"];
        await test.RunAsync();
    }

    [Fact]
    public async Task Comments_between_the_arguments_stay()
    {
        await ReplaceTest.Statement(
            """
            await {|PDR0301:Task.Delay(
                        TimeSpan.FromHours(1) /* an hour */,
                        CancellationToken.None /* never */)|}; // end
            """,
            """
            await /* an hour */ /* never */ context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None); // end
            """).RunAsync();
    }

    [Theory]
    [InlineData("await {|PDR0301:Task.Delay(-1)|};")]
    [InlineData("await {|PDR0301:Task.Delay(Timeout.Infinite)|};")]
    [InlineData("await {|PDR0301:Task.Delay(Timeout.InfiniteTimeSpan)|};")]
    [InlineData("Func<int, Task> x = {|PDR0301:Task.Delay|};")]
    [InlineData("Func<Task> x = static async () => await {|PDR0301:Task.Delay(5)|};")]
    public async Task Nothing_is_offered_that_would_not_be_right(string statement)
    {
        await ReplaceTest.Nothing(statement).RunAsync();
    }

    [Theory]
    [InlineData("var t = {|PDR0301:Task.Delay(5)|}; await t;", "var t = context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None); await t;")]
    [InlineData("_ = {|PDR0301:Task.Delay(5)|};", "_ = context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);")]
    public async Task A_delay_that_is_not_awaited_on_the_spot_is_a_fix_of_its_own(string before, string after)
    {
        var test = ReplaceTest.Statement(before, after);
        var alone = new CodeFixTest(new ReplaceChangingHistoryCodeFixProvider(), new LexicalAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            FixAll = FixAllScopes.None,
            Titles = ["Use 'context.CreateTimer' (changes the history of running instances)"],
        };
        alone.Project.Files.Add(test.Project.Files[0]);
        await alone.RunAsync();
        await ReplaceTest.Nothing(before).RunAsync();
    }

    [Theory]
    [InlineData(TestFramework.Perdure, "using Perdure;", "TaskOrchestrationContext c", "c.CreateTimer(TimeSpan.FromHours(1), t)")]
    [InlineData(TestFramework.FunctionsIsolated, "using Microsoft.DurableTask;", "TaskOrchestrationContext c", "c.CreateTimer(TimeSpan.FromHours(1), t)")]
    [InlineData(TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs.Extensions.DurableTask;", "IDurableOrchestrationContext c", "c.CreateTimer(c.CurrentUtcDateTime.Add(TimeSpan.FromHours(1)), t)")]
    [InlineData(TestFramework.DurableTaskCore, "using DurableTask.Core;", "OrchestrationContext c", "c.CreateTimer(c.CurrentUtcDateTime.Add(TimeSpan.FromHours(1)), true, t)")]
    [InlineData(TestFramework.Dapr, "using Dapr.Workflow;", "WorkflowContext c", "c.CreateTimer(TimeSpan.FromHours(1), t)")]
    [InlineData(TestFramework.Temporal, "using Temporalio.Workflows;", "int c", "Workflow.DelayAsync(TimeSpan.FromHours(1), t)")]
    public async Task Every_framework_has_its_own_timer(TestFramework framework, string import, string parameter, string expected)
    {
        var source = """
            IMPORT

            static class Helper
            {
                static async Task Wait(PARAMETER, CancellationToken t)
                {
                    await {|PDR0301:Task.Delay(TimeSpan.FromHours(1), t)|};
                }
            }
            """.Replace("IMPORT", import, StringComparison.Ordinal).Replace("PARAMETER", parameter, StringComparison.Ordinal);
        var after = source.Replace("{|PDR0301:Task.Delay(TimeSpan.FromHours(1), t)|}", expected, StringComparison.Ordinal);
        var test = framework == TestFramework.Temporal ? ChangingHistory(source, after, framework) : ReplaceTest.Source(source, after, framework);
        await test.RunAsync();
    }

    [Fact]
    public async Task A_delay_that_does_not_wait_lets_an_instance_pass_and_is_no_part_of_fix_all()
    {
        const string Frame = "using Microsoft.DurableTask;\n\nstatic class Helper\n{\n    static async Task Wait(TaskOrchestrationContext c)\n    {\n        await DELAY;\n    }\n}\n";
        var before = Frame.Replace("DELAY", "{|PDR0301:Task.Delay(0)|}", StringComparison.Ordinal);
        var after = Frame.Replace("DELAY", "c.CreateTimer(TimeSpan.FromMilliseconds(0), CancellationToken.None)", StringComparison.Ordinal);
        await ReplaceTest.NothingInSource(before).RunAsync();
        await ChangingHistory(before, after, TestFramework.DurableTask).RunAsync();
    }

    private static CodeFixTest ChangingHistory(string before, string after, TestFramework framework)
    {
        return new CodeFixTest(new ReplaceChangingHistoryCodeFixProvider(), new LexicalAnalyzer())
        {
            Framework = framework,
            FixAll = FixAllScopes.None,
            Sources = (before, after),
        };
    }
}
