namespace Perdure.CodeFixes.Tests.Replace;

public class StopwatchTests
{
    [Theory]
    [InlineData(
        "var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; await context.CallActivityAsync(\"a\"); Use({|PDR0101:w.Elapsed|}, {|PDR0101:w.ElapsedMilliseconds|} + 1);",
        "var w = context.CurrentUtcDateTime; await context.CallActivityAsync(\"a\"); Use(context.CurrentUtcDateTime - w, (long)(context.CurrentUtcDateTime - w).TotalMilliseconds + 1);")]
    [InlineData(
        "var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; var s = {|PDR0101:w.Elapsed|}.TotalSeconds /* s */;",
        "var w = context.CurrentUtcDateTime; var s = (context.CurrentUtcDateTime - w).TotalSeconds /* s */;")]
    public async Task The_start_and_its_readings_change_together(string before, string after)
    {
        var test = ReplaceTest.Statement(before, after);
        test.Titles = ["Use 'context.CurrentUtcDateTime' (for the start and every reading of the stopwatch)"];
        await test.RunAsync();
    }

    [Theory]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; {|PDR0101:w.Stop()|}; Use({|PDR0101:w.Elapsed|});")]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; Use(w, {|PDR0101:w.Elapsed|});")]
    [InlineData("var w = new System.Diagnostics.Stopwatch(); {|PDR0101:w.Start()|}; Use({|PDR0101:w.Elapsed|});")]
    [InlineData("Use({|PDR0101:System.Diagnostics.Stopwatch.GetTimestamp()|});")]
    public async Task Nothing_is_offered_for_a_stopwatch_that_is_used_otherwise(string statement)
    {
        await ReplaceTest.Nothing(statement).RunAsync();
    }
}
