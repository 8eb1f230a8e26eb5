using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.CodeFixes.Tests.Replace;

public class ClockTests
{
    [Theory]
    [InlineData("var x = {|PDR0101:DateTime.UtcNow|};", "var x = context.CurrentUtcDateTime;")]
    [InlineData("var x = {|PDR0101:System.DateTime.UtcNow|}.AddDays(1);", "var x = context.CurrentUtcDateTime.AddDays(1);")]
    [InlineData("var x = {|PDR0101:global::System.DateTime.UtcNow|};", "var x = context.CurrentUtcDateTime;")]
    [InlineData("var x = {|PDR0101:DateTime.Today|}.Year;", "var x = context.CurrentUtcDateTime.Date.Year;")]
    [InlineData("var x = {|PDR0101:DateTimeOffset.UtcNow|};", "var x = new DateTimeOffset(context.CurrentUtcDateTime);")]
    [InlineData("var x = {|PDR0101:DateTimeOffset.UtcNow|}.ToUnixTimeSeconds();", "var x = new DateTimeOffset(context.CurrentUtcDateTime).ToUnixTimeSeconds();")]
    [InlineData("var x = {|PDR0101:TimeProvider.System.GetUtcNow()|}.ToUnixTimeMilliseconds();", "var x = new DateTimeOffset(context.CurrentUtcDateTime).ToUnixTimeMilliseconds();")]
    [InlineData("var x = {|PDR0101:Environment.TickCount64|};", "var x = context.CurrentUtcDateTime.Ticks / TimeSpan.TicksPerMillisecond;")]
    [InlineData("var x = {|PDR0101:Environment.TickCount64|} * 2;", "var x = context.CurrentUtcDateTime.Ticks / TimeSpan.TicksPerMillisecond * 2;")]
    [InlineData("var x = 2 * {|PDR0101:Environment.TickCount64|};", "var x = 2 * (context.CurrentUtcDateTime.Ticks / TimeSpan.TicksPerMillisecond);")]
    [InlineData("int x = {|PDR0101:Environment.TickCount|} - 1;", "int x = unchecked((int)(context.CurrentUtcDateTime.Ticks / TimeSpan.TicksPerMillisecond)) - 1;")]
    [InlineData("Use({|PDR0101:DateTime.UtcNow|}, {|PDR0101:DateTime.Now|});", "Use(context.CurrentUtcDateTime, context.CurrentUtcDateTime);")]
    [InlineData("await context.CallActivityAsync(\"Pay\", {|PDR0101:DateTime.UtcNow|});", "await context.CallActivityAsync(\"Pay\", context.CurrentUtcDateTime);")]
    [InlineData("var x = $\"at {{|PDR0101:DateTime.UtcNow|}:o} or {{|PDR0101:DateTimeOffset.UtcNow|}:o}\";", "var x = $\"at {context.CurrentUtcDateTime:o} or {new DateTimeOffset(context.CurrentUtcDateTime):o}\";")]
    [InlineData("Func<DateTime> x = () => {|PDR0101:DateTime.UtcNow|};", "Func<DateTime> x = () => context.CurrentUtcDateTime;")]
    [InlineData("var x = from i in new[] { 1 } select {|PDR0101:DateTime.UtcNow|};", "var x = from i in new[] { 1 } select context.CurrentUtcDateTime;")]
    [InlineData("var x = new { At = {|PDR0101:DateTime.UtcNow|} };", "var x = new { At = context.CurrentUtcDateTime };")]
    [InlineData("var x = input is null ? {|PDR0101:DateTime.UtcNow|} : default;", "var x = input is null ? context.CurrentUtcDateTime : default;")]
    [InlineData("var x = ({|PDR0101:DateTime.UtcNow|} - {|PDR0101:DateTime.UtcNow|}).Ticks;", "var x = (context.CurrentUtcDateTime - context.CurrentUtcDateTime).Ticks;")]
    public async Task A_time_becomes_that_of_the_context(string before, string after)
    {
        await ReplaceTest.Statement(before, after).RunAsync();
    }

    [Fact]
    public async Task The_title_says_that_a_local_time_becomes_utc()
    {
        var test = ReplaceTest.Statement("var x = {|PDR0101:DateTime.Now|};", "var x = context.CurrentUtcDateTime;");
        test.Titles = ["Use 'context.CurrentUtcDateTime' (UTC instead of local time)"];
        await test.RunAsync();
    }

    [Fact]
    public async Task The_title_says_that_the_date_becomes_that_of_utc()
    {
        var test = ReplaceTest.Statement("var x = {|PDR0101:DateTime.Today|};", "var x = context.CurrentUtcDateTime.Date;");
        test.Titles = ["Use 'context.CurrentUtcDateTime.Date' (the date in UTC instead of the local date)"];
        await test.RunAsync();
    }

    [Fact]
    public async Task Comments_stay()
    {
        await ReplaceTest.Statement(
            """
            var x =
                        // why now
                        {|PDR0101:DateTime/* inside */.UtcNow|} /* trail */ ; // end
            """,
            """
            var x =
                        // why now
                        /* inside */ context.CurrentUtcDateTime /* trail */ ; // end
            """).RunAsync();
    }

    [Fact]
    public async Task A_static_import_is_replaced_alone_and_not_the_call_around_it()
    {
        await ReplaceTest.Source(
            """
            using Microsoft.DurableTask;
            using static System.DateTime;

            class Orchestrator : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    await context.CallActivityAsync("Pay", {|PDR0101:Now|});
                    var x = {|PDR0101:UtcNow|};
                    return input + UnixEpoch;
                }
            }
            """,
            """
            using Microsoft.DurableTask;
            using static System.DateTime;

            class Orchestrator : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    await context.CallActivityAsync("Pay", context.CurrentUtcDateTime);
                    var x = context.CurrentUtcDateTime;
                    return input + UnixEpoch;
                }
            }
            """).RunAsync();
    }

    [Fact]
    public async Task Aliases_are_understood_and_a_missing_import_is_added()
    {
        var test = ReplaceTest.Source(
            """
            using System.Threading.Tasks;
            using Microsoft.DurableTask;
            using DT = System.DateTime;

            class Orchestrator : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var a = {|PDR0101:DT.UtcNow|};
                    var b = {|PDR0101:System.DateTimeOffset.UtcNow|}.Offset;
                    await {|PDR0301:Task.Delay(5)|};
                    return input;
                }
            }
            """,
            """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.DurableTask;
            using DT = System.DateTime;

            class Orchestrator : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var a = context.CurrentUtcDateTime;
                    var b = new DateTimeOffset(context.CurrentUtcDateTime).Offset;
                    await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);
                    return input;
                }
            }
            """);
        test.Project.ImplicitUsings = false;
        await test.RunAsync();
    }

    [Fact]
    public async Task An_import_that_would_make_a_name_ambiguous_is_not_added()
    {
        var test = ReplaceTest.Source(
            """
            using System;
            using System.Threading.Tasks;
            using System.Timers;
            using Microsoft.DurableTask;

            class Orchestrator : TaskOrchestrator<Timer, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, Timer input)
                {
                    await {|PDR0301:Task.Delay(5)|};
                    return "";
                }
            }
            """,
            """
            using System;
            using System.Threading.Tasks;
            using System.Timers;
            using Microsoft.DurableTask;

            class Orchestrator : TaskOrchestrator<Timer, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, Timer input)
                {
                    await context.CreateTimer(TimeSpan.FromMilliseconds(5), System.Threading.CancellationToken.None);
                    return "";
                }
            }
            """);
        test.Project.ImplicitUsings = false;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("Func<DateTime> x = static () => {|PDR0101:DateTime.UtcNow|};")]
    [InlineData("static DateTime Local() => {|PDR0101:DateTime.UtcNow|}; Use(Local());")]
    [InlineData("TimeProvider? p = null; var x = p?{|PDR0101:.GetUtcNow()|};")]
    [InlineData("{|PDR0101:TimeProvider.System.GetTimestamp()|};")]
    public async Task Nothing_is_offered_that_would_not_be_right(string statement)
    {
        await ReplaceTest.Nothing(statement).RunAsync();
    }

    [Theory]
    [InlineData(TestFramework.Perdure, "using Perdure;", "TaskOrchestrationContext c", "c.CurrentUtcDateTime")]
    [InlineData(TestFramework.DurableTask, "using Microsoft.DurableTask;", "TaskOrchestrationContext c", "c.CurrentUtcDateTime")]
    [InlineData(TestFramework.FunctionsIsolated, "using Microsoft.DurableTask;", "TaskOrchestrationContext c", "c.CurrentUtcDateTime")]
    [InlineData(TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs.Extensions.DurableTask;", "IDurableOrchestrationContext c", "c.CurrentUtcDateTime")]
    [InlineData(TestFramework.DurableTaskCore, "using DurableTask.Core;", "OrchestrationContext c", "c.CurrentUtcDateTime")]
    [InlineData(TestFramework.Dapr, "using Dapr.Workflow;", "WorkflowContext c", "c.CurrentUtcDateTime")]
    [InlineData(TestFramework.Temporal, "using Temporalio.Workflows;", "int c", "Workflow.UtcNow")]
    public async Task Every_framework_has_its_own_clock(TestFramework framework, string import, string parameter, string expected)
    {
        var source = """
            IMPORT

            static class Helper
            {
                static DateTime Utc(PARAMETER) => {|PDR0101:DateTime.UtcNow|};

                static DateTime Today(PARAMETER)
                {
                    return {|PDR0101:DateTime.Today|};
                }

                static DateTimeOffset Offset(PARAMETER) => {|PDR0101:DateTimeOffset.Now|};
            }
            """.Replace("IMPORT", import, StringComparison.Ordinal).Replace("PARAMETER", parameter, StringComparison.Ordinal);
        var after = source
            .Replace("{|PDR0101:DateTime.UtcNow|}", expected, StringComparison.Ordinal)
            .Replace("{|PDR0101:DateTime.Today|}", $"{expected}.Date", StringComparison.Ordinal)
            .Replace("{|PDR0101:DateTimeOffset.Now|}", $"new DateTimeOffset({expected})", StringComparison.Ordinal);
        await ReplaceTest.Source(source, after, framework).RunAsync();
    }
}
