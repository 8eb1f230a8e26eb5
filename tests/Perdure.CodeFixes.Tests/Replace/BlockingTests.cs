using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Tests.StandIn;

namespace Perdure.CodeFixes.Tests.Replace;

public class BlockingTests
{
    [Theory]
    [InlineData("{|PDR0302:context.CallActivityAsync(\"a\").Wait()|};", "await context.CallActivityAsync(\"a\");")]
    [InlineData("var x = {|PDR0302:context.CallActivityAsync<int>(\"a\").Result|};", "var x = await context.CallActivityAsync<int>(\"a\");")]
    [InlineData("var x = {|PDR0302:context.CallActivityAsync<int>(\"a\").Result|}.ToString();", "var x = (await context.CallActivityAsync<int>(\"a\")).ToString();")]
    [InlineData("var x = 1 + {|PDR0302:context.CallActivityAsync<int>(\"a\").GetAwaiter().GetResult()|};", "var x = 1 + await context.CallActivityAsync<int>(\"a\");")]
    [InlineData("{|PDR0302:context.CallActivityAsync(\"a\").GetAwaiter().GetResult()|}; // end", "await context.CallActivityAsync(\"a\"); // end")]
    [InlineData("var t = context.CallActivityAsync<int>(\"a\"); Use({|PDR0302:t.Result|});", "var t = context.CallActivityAsync<int>(\"a\"); Use(await t);")]
    [InlineData("Func<Task<int>> f = async () => {|PDR0302:context.CallActivityAsync<int>(\"a\").Result|};", "Func<Task<int>> f = async () => await context.CallActivityAsync<int>(\"a\");")]
    [InlineData("{|PDR0302:Help(context).Wait()|}; static Task Help(TaskOrchestrationContext c) => c.CallActivityAsync(\"a\");", "await Help(context); static Task Help(TaskOrchestrationContext c) => c.CallActivityAsync(\"a\");")]
    public async Task A_durable_task_is_awaited(string before, string after)
    {
        await ReplaceTest.Statement(before, after).RunAsync();
    }

    [Theory]
    [InlineData("{|PDR0302:Task.Run(() => 1).Wait()|};")]
    [InlineData("Func<int> f = () => {|PDR0302:context.CallActivityAsync<int>(\"a\").Result|};")]
    [InlineData("lock (input) { {|PDR0302:context.CallActivityAsync(\"a\").Wait()|}; }")]
    [InlineData("var x = {|PDR0302:context.CallActivityAsync(\"a\").Wait(5)|};")]
    [InlineData("Task<int>? t = null; var x = t?{|PDR0302:.Result|};")]
    [InlineData("{|PDR0302:System.Threading.Thread.Sleep(-1)|};")]
    public async Task Nothing_is_offered_that_would_not_be_right(string statement)
    {
        await ReplaceTest.Nothing(statement).RunAsync();
    }

    [Theory]
    [InlineData("{|PDR0302:Thread.Sleep(5)|}; // five", "await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None); // five")]
    [InlineData("{|PDR0302:System.Threading.Thread.Sleep(timeout: TimeSpan.FromDays(1))|};", "await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);")]
    public async Task A_sleep_becomes_an_awaited_timer_and_the_title_says_that_history_changes(string before, string after)
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
    }

    [Theory]
    [InlineData("await {|PDR0305:context.CallActivityAsync(\"a\").ConfigureAwait(false)|};", "await context.CallActivityAsync(\"a\");")]
    [InlineData("var x = (await {|PDR0305:context.CallActivityAsync<int>(\"a\") /* why */ .ConfigureAwait(continueOnCapturedContext: false)|}).ToString();", "var x = (await /* why */ context.CallActivityAsync<int>(\"a\")).ToString();")]
    [InlineData("await {|PDR0305:context.CallActivityAsync(\"a\").ConfigureAwait(ConfigureAwaitOptions.None)|};", "await context.CallActivityAsync(\"a\");")]
    public async Task ConfigureAwait_is_removed(string before, string after)
    {
        await ReplaceTest.Statement(before, after).RunAsync();
    }

    [Theory]
    [InlineData("var x = {|PDR0103:new Random()|}.Next();", "var x = new Random(BitConverter.ToInt32(context.NewGuid().ToByteArray(), 0)).Next();")]
    [InlineData("var x = {|PDR0103:Random.Shared|}.Next(5);", "var x = new Random(BitConverter.ToInt32(context.NewGuid().ToByteArray(), 0)).Next(5);")]
    [InlineData("Random x = {|PDR0103:new()|};", "Random x = new Random(BitConverter.ToInt32(context.NewGuid().ToByteArray(), 0));")]
    public async Task A_random_number_is_seeded_from_the_context(string before, string after)
    {
        await ReplaceTest.Statement(before, after).RunAsync();
    }
}
