using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Tests.Replace;

/// <summary>The analyzer as it is shipped, and the fixes for what it reports.</summary>
public class EndToEndTests
{
    [Theory]
    [InlineData(TestFramework.Perdure, "Perdure")]
    [InlineData(TestFramework.DurableTask, "Microsoft.DurableTask")]
    public async Task An_orchestrator_and_its_helpers_are_fixed(TestFramework framework, string space)
    {
        var test = new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = framework };
        test.Project.Add(
            "Order.cs",
            $$"""
            using {{space}};

            class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var id = {|PDR0102:Guid.NewGuid()|}.ToString("N");
                    await {|PDR0301:Task.Delay(TimeSpan.FromHours(1))|};
                    await context.CallActivityAsync("Pay", {|PDR0101:DateTime.Now|}); // now
                    return id + Helper.Stamp(context) + Helper.Version;
                }
            }
            """,
            $$"""
            using {{space}};

            class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var id = context.NewGuid().ToString("N");
                    await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                    await context.CallActivityAsync("Pay", context.CurrentUtcDateTime); // now
                    return id + Helper.Stamp(context) + Helper.Version;
                }
            }
            """);
        test.Project.Add(
            "Helper.cs",
            $$"""
            using {{space}};

            static class Helper
            {
                public const int Version = 1;

                public static DateTime Stamp(TaskOrchestrationContext orchestration) => {|PDR0101:DateTime.UtcNow|};
            }
            """,
            $$"""
            using {{space}};

            static class Helper
            {
                public const int Version = 1;

                public static DateTime Stamp(TaskOrchestrationContext orchestration) => orchestration.CurrentUtcDateTime;
            }
            """);
        await test.RunAsync();
    }

    [Theory]
    [InlineData(TestFramework.DurableTask, "using Microsoft.DurableTask;", "class Order(ILogger<Order> logger) : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { {|PDR0401:logger.LogInformation(\"a\")|}; return await context.CallActivityAsync<int>(\"a\"); } }", "context.CreateReplaySafeLogger<Order>().LogInformation(\"a\")")]
    [InlineData(TestFramework.FunctionsIsolated, "using Microsoft.Azure.Functions.Worker;\nusing Microsoft.DurableTask;", "static class Order { static readonly ILogger Log = null!; [Function(\"Order\")] public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context) { {|PDR0401:Log.LogInformation(\"a\")|}; await context.CallActivityAsync(\"a\"); } }", "context.CreateReplaySafeLogger(nameof(Order)).LogInformation(\"a\")")]
    [InlineData(TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs;\nusing Microsoft.Azure.WebJobs.Extensions.DurableTask;", "static class Order { [FunctionName(\"Order\")] public static async Task Run([OrchestrationTrigger] IDurableOrchestrationContext context, ILogger log) { {|PDR0401:log.LogInformation(\"a\")|}; await context.CallActivityAsync(\"a\", 1); } }", "context.CreateReplaySafeLogger(log).LogInformation(\"a\")")]
    public async Task A_logger_becomes_one_of_the_context(TestFramework framework, string imports, string code, string expected)
    {
        var before = $"using Microsoft.Extensions.Logging;\n{imports}\n\n{code}\n";
        var after = System.Text.RegularExpressions.Regex.Replace(before, @"\{\|PDR0401:.*?\|\}", _ => expected);
        await new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = framework, Sources = (before, after) }.RunAsync();
    }

    [Theory]
    [InlineData("{|PDR0307:context.CallActivityAsync(\"a\")|}; // a", "await context.CallActivityAsync(\"a\"); // a")]
    [InlineData("_ = {|PDR0307:context.CallActivityAsync(\"a\")|};", "await context.CallActivityAsync(\"a\");")]
    public async Task A_task_that_nobody_awaits_is_awaited(string before, string after)
    {
        const string Frame = "using Microsoft.DurableTask;\n\nclass Order : TaskOrchestrator<int, int>\n{\n    public override async Task<int> RunAsync(TaskOrchestrationContext context, int input)\n    {\n        BODY\n        return await context.CallActivityAsync<int>(\"b\");\n    }\n}\n";
        await new CodeFixTest(new ReplaceChangingHistoryCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            FixAll = FixAllScopes.None,
            Sources = (Frame.Replace("BODY", before, StringComparison.Ordinal), Frame.Replace("BODY", after, StringComparison.Ordinal)),
        }.RunAsync();
    }

    [Theory]
    [InlineData("await {|PDR0305:context.CallActivityAsync(\"a\").ConfigureAwait(false)|};", "await context.CallActivityAsync(\"a\");")]
    [InlineData("var x = {|PDR0302:context.CallActivityAsync<int>(\"a\").Result|};", "var x = await context.CallActivityAsync<int>(\"a\");")]
    [InlineData("{|PDR0302:context.CallActivityAsync(\"a\").Wait()|};", "await context.CallActivityAsync(\"a\");")]
    [InlineData("{|PDR0302:context.CallActivityAsync(\"a\").GetAwaiter().GetResult()|};", "await context.CallActivityAsync(\"a\");")]
    public async Task What_blocks_or_leaves_the_scheduler_is_put_right(string before, string after)
    {
        const string Frame = "using Microsoft.DurableTask;\n\nclass Order : TaskOrchestrator<int, int>\n{\n    public override async Task<int> RunAsync(TaskOrchestrationContext context, int input)\n    {\n        BODY\n        return await context.CallActivityAsync<int>(\"b\");\n    }\n}\n";
        await new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            Sources = (Frame.Replace("BODY", before, StringComparison.Ordinal), Frame.Replace("BODY", after, StringComparison.Ordinal)),
        }.RunAsync();
    }
}
