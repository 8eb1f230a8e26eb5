namespace Perdure.Analyzers.Tests.Flow;

/// <summary>A value that goes nowhere but into a log is a mild matter, however many steps it takes there.</summary>
public class OnlyWrittenTests
{
    [Theory]
    [InlineData("var now = {|PDR0109:DateTime.UtcNow|}; log.LogInformation(\"at {Now}\", now);")]
    [InlineData("var spent = ({|PDR0109:DateTime.UtcNow|} - context.CurrentUtcDateTime).TotalMilliseconds; log.LogInformation(\"{Spent} ms\", spent);")]
    [InlineData("var later = {|PDR0109:DateTime.UtcNow|}.AddHours(1); var text = $\"until {later}\"; {|PDR0109:Console.WriteLine(text)|};")]
    [InlineData("var watch = {|PDR0109:Stopwatch.StartNew()|}; watch.Stop(); log.LogInformation(\"{Spent}\", {|PDR0109:watch.Elapsed|});")]
    [InlineData("var watch = new Stopwatch(); {|PDR0109:watch.Start()|}; watch.Stop(); log.LogInformation(\"{Spent}\", {|PDR0109:watch.Elapsed|});")]
    [InlineData("var watch = new Stopwatch(); {|PDR0101:watch.Start()|}; watch.Stop(); context.SetCustomStatus({|PDR0101:watch.ElapsedMilliseconds|});")]
    [InlineData("var now = {|PDR0101:DateTime.UtcNow|}; log.LogInformation(\"at {Now}\", now); await context.CallActivityAsync(\"A\", now);")]
    [InlineData("var now = {|PDR0101:DateTime.UtcNow|}; log.LogInformation(\"at {Now}\", now); now = now.AddDays(1); if (now.Hour == 1) { return input; }")]
    [InlineData("Messages.Started(log, {|PDR0109:DateTime.UtcNow|});")]
    [InlineData("log.LogInformation(\"{Late}\", {|PDR0109:DateTime.UtcNow|}.Hour > 18 ? \"late\" : \"early\");")]
    [InlineData("{|PDR0109:Console.Error|}.WriteLine({|PDR0109:DateTime.UtcNow|});")]
    [InlineData("await {|PDR0109:Console.Out|}.WriteLineAsync($\"{{|PDR0109:DateTime.UtcNow|}}\");")]
    [InlineData("Activity.Current?.SetTag(\"at\", {|PDR0109:DateTime.UtcNow|});")]
    [InlineData("log.LogInformation(\"{Id}\", Activity.Current?{|PDR0109:.TraceId|}.ToHexString());")]
    [InlineData("Turns.Record({|PDR0109:Environment.TickCount64|});")]
    [InlineData("context.SetCustomStatus({|PDR0101:DateTime.UtcNow|}.Hour > 18 ? \"late\" : \"early\");")]
    [InlineData("log.LogInformation(\"{Answer}\", {|PDR0101:DateTime.UtcNow|}.Hour > 18 ? await context.CallActivityAsync<string>(\"A\") : \"early\");")]
    [InlineData("var writer = new StringWriter(); writer.Write({|PDR0101:DateTime.UtcNow|}); context.SetCustomStatus(writer.ToString());")]
    public async Task A_value_in_a_local_is_only_written_when_nothing_else_reads_it(string statements)
    {
        var source = $$"""
            using System.Diagnostics;
            using System.Diagnostics.Metrics;
            using Microsoft.DurableTask;
            using Microsoft.Extensions.Logging;

            class Order : TaskOrchestrator<string, string>
            {
                private static readonly Histogram<double> Turns = new Meter("Orders").CreateHistogram<double>("turns");

                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var log = context.CreateReplaySafeLogger<Order>();
                    await context.CallActivityAsync("First");
                    {{statements}}
                    return input;
                }
            }

            static partial class Messages
            {
                [LoggerMessage(Level = LogLevel.Information, Message = "Started at {At}")]
                public static partial void Started(ILogger logger, DateTime at);

                public static partial void Started(ILogger logger, DateTime at) => logger.LogInformation("Started at {At}", at);
            }
            """;

        await AnalysisTest.RunAsync(Verification.Frameworks.TestFramework.DurableTask, source);
    }

    [Theory]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;")]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture = {|PDR0104:System.Globalization.CultureInfo.CurrentUICulture|};")]
    [InlineData("if ({|PDR0104:System.Globalization.CultureInfo.CurrentCulture|}.Name == \"de\") { return input; }")]
    public async Task A_property_that_is_set_gives_no_value(string statement) => await AnalysisTest.RunOrchestratorAsync(statement);
}
