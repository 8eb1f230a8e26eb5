namespace Perdure.CodeFixes.Tests.Replace;

public class StopwatchTests
{
    [Theory]
    [InlineData(
        "var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; await context.CallActivityAsync(\"a\"); Use({|PDR0101:w.Elapsed|}, {|PDR0101:w.ElapsedMilliseconds|} + 1);",
        "var wStart = context.CurrentUtcDateTime; await context.CallActivityAsync(\"a\"); Use(context.CurrentUtcDateTime - wStart, (long)(context.CurrentUtcDateTime - wStart).TotalMilliseconds + 1);")]
    [InlineData(
        "var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; var s = {|PDR0101:w.Elapsed|}.TotalSeconds /* s */;",
        "var wStart = context.CurrentUtcDateTime; var s = (context.CurrentUtcDateTime - wStart).TotalSeconds /* s */;")]
    [InlineData(
        "int wStart = 1; System.Diagnostics.Stopwatch w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; Use({|PDR0101:w.Elapsed|}, wStart);",
        "int wStart = 1; DateTime w = context.CurrentUtcDateTime; Use(context.CurrentUtcDateTime - w, wStart);")]
    public async Task The_start_and_its_readings_change_together(string before, string after)
    {
        var test = ReplaceTest.Statement(before, after);
        test.Titles = ["Use 'context.CurrentUtcDateTime' (for the start and every reading of the stopwatch)"];
        await test.RunAsync();
    }

    [Fact]
    public async Task A_statement_that_goes_leaves_one_blank_line_also_where_blank_lines_hold_white_space()
    {
        await ReplaceTest.Statement(
            "var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|};\n        Use(1);\n        \n        {|PDR0101:w.Stop()|};\n        \n        Use({|PDR0101:w.Elapsed|});",
            "var wStart = context.CurrentUtcDateTime;\n        Use(1);\n        \n        Use(context.CurrentUtcDateTime - wStart);").RunAsync();
    }

    [Fact]
    public async Task Stopping_means_nothing_before_the_next_await_and_keeps_the_time_after_it()
    {
        await ReplaceTest.Statement(
            """
            var w = new System.Diagnostics.Stopwatch();
                    {|PDR0101:w.Start()|}; // go
                    try
                    {
                        await context.CallActivityAsync("a");
                    }
                    finally
                    {
                        // enough
                        {|PDR0101:w.Stop()|};
                        Use({|PDR0101:w.ElapsedMilliseconds|});
                    }

                    {|PDR0101:w.Restart()|};
                    await context.CallActivityAsync("b");
                    Use({|PDR0101:w.Elapsed|});
                    var x = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|};
                    await context.CallActivityAsync("c");

                    {|PDR0101:x.Stop()|}; // done
                    await context.CallActivityAsync("d");
                    Use({|PDR0101:x.Elapsed|}, {|PDR0101:x.ElapsedMilliseconds|});
            """,
            """
            var wStart = context.CurrentUtcDateTime;
                    // go
                    try
                    {
                        await context.CallActivityAsync("a");
                    }
                    finally
                    {
                        // enough
                        Use((long)(context.CurrentUtcDateTime - wStart).TotalMilliseconds);
                    }

                    wStart = context.CurrentUtcDateTime;
                    await context.CallActivityAsync("b");
                    Use(context.CurrentUtcDateTime - wStart);
                    var xStart = context.CurrentUtcDateTime;
                    await context.CallActivityAsync("c");

                    var xElapsed = context.CurrentUtcDateTime - xStart; // done
                    await context.CallActivityAsync("d");
                    Use(xElapsed, (long)xElapsed.TotalMilliseconds);
            """).RunAsync();
    }

    [Theory]
    [InlineData(
        "long a = {|PDR0101:System.Diagnostics.Stopwatch.GetTimestamp()|}; await context.CallActivityAsync(\"a\"); var b = {|PDR0101:System.Diagnostics.Stopwatch.GetTimestamp()|}; Use({|PDR0101:System.Diagnostics.Stopwatch.GetElapsedTime(a)|}, {|PDR0101:System.Diagnostics.Stopwatch.GetElapsedTime(a, b)|}.TotalSeconds);",
        "DateTime a = context.CurrentUtcDateTime; await context.CallActivityAsync(\"a\"); var b = context.CurrentUtcDateTime; Use(context.CurrentUtcDateTime - a, (b - a).TotalSeconds);")]
    [InlineData(
        "var a = {|PDR0101:TimeProvider.System.GetTimestamp()|}; Use({|PDR0101:TimeProvider.System.GetElapsedTime(a, {|PDR0101:TimeProvider.System.GetTimestamp()|})|});",
        "var a = context.CurrentUtcDateTime; Use(context.CurrentUtcDateTime - a);")]
    public async Task Time_stamps_and_what_is_measured_with_them_change_together(string before, string after)
    {
        await ReplaceTest.Statement(before, after).RunAsync();
    }

    [Theory]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; Use(w, {|PDR0101:w.Elapsed|});")]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; {|PDR0101:w.Stop()|}; {|PDR0101:w.Start()|}; Use({|PDR0101:w.Elapsed|});")]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; w.Reset(); Use({|PDR0101:w.Elapsed|}, w.IsRunning);")]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; for (var i = 0; i < 3; i++) { Use({|PDR0101:w.Elapsed|}); {|PDR0101:w.Stop()|}; }")]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; if (input == \"x\") { {|PDR0101:w.Stop()|}; } Use({|PDR0101:w.Elapsed|});")]
    [InlineData("var w = {|PDR0101:System.Diagnostics.Stopwatch.StartNew()|}; Func<TimeSpan> f = () => {|PDR0101:w.Elapsed|}; Use(f());")]
    [InlineData("Use({|PDR0101:System.Diagnostics.Stopwatch.GetTimestamp()|});")]
    [InlineData("var a = {|PDR0101:System.Diagnostics.Stopwatch.GetTimestamp()|}; Use({|PDR0101:System.Diagnostics.Stopwatch.GetElapsedTime(a)|}, a / System.Diagnostics.Stopwatch.Frequency);")]
    public async Task Nothing_is_offered_where_a_use_has_no_equivalent(string statement)
    {
        await ReplaceTest.Nothing(statement).RunAsync();
    }
}
