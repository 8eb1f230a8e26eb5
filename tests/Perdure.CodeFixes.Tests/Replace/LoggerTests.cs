using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Tests.Replace;

public class LoggerTests
{
    [Fact]
    public async Task All_log_calls_of_a_function_use_one_logger_of_the_context()
    {
        await Test(
            TestFramework.FunctionsIsolated,
            """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;
            using Microsoft.Extensions.Logging;

            public class Orders(ILogger<Orders> log)
            {
                private readonly ILogger<Orders> _logger = log;

                [Function(nameof(Process))]
                public async Task<string> Process([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    // begin
                    {|PDR0401:_logger.LogInformation("begin")|}; // b
                    await context.CallActivityAsync("a");
                    {|PDR0401:this._logger.LogInformation("end")|};
                    return "";
                }
            }
            """,
            """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;
            using Microsoft.Extensions.Logging;

            public class Orders(ILogger<Orders> log)
            {
                private readonly ILogger<Orders> _logger = log;

                [Function(nameof(Process))]
                public async Task<string> Process([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    var logger = context.CreateReplaySafeLogger<Orders>();
                    // begin
                    logger.LogInformation("begin"); // b
                    await context.CallActivityAsync("a");
                    logger.LogInformation("end");
                    return "";
                }
            }
            """).RunAsync();
    }

    [Fact]
    public async Task A_logger_that_is_a_parameter_is_wrapped_where_it_comes_in()
    {
        await Test(
            TestFramework.FunctionsInProcess,
            """
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;
            using Microsoft.Extensions.Logging;

            static class Order
            {
                [FunctionName("Order")]
                public static async Task Run([OrchestrationTrigger] IDurableOrchestrationContext ctx, ILogger log)
                {
                    {|PDR0401:log.LogInformation("begin")|};
                    await ctx.CallActivityAsync("a", 1);
                    {|PDR0401:log.LogInformation("end")|};
                }
            }
            """,
            """
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;
            using Microsoft.Extensions.Logging;

            static class Order
            {
                [FunctionName("Order")]
                public static async Task Run([OrchestrationTrigger] IDurableOrchestrationContext ctx, ILogger log)
                {
                    log = ctx.CreateReplaySafeLogger(log);
                    log.LogInformation("begin");
                    await ctx.CallActivityAsync("a", 1);
                    log.LogInformation("end");
                }
            }
            """).RunAsync();
    }

    [Fact]
    public async Task A_logger_that_may_be_missing_gives_way_to_one_that_is_there()
    {
        await Test(
            TestFramework.Dapr,
            """
            using Dapr.Workflow;
            using Microsoft.Extensions.Logging;

            class Order(ILogger<Order>? log) : Workflow<string, string?>
            {
                private readonly ILogger? _logger = log;

                public override async Task<string?> RunAsync(WorkflowContext context, string input)
                {
                    _logger?{|PDR0401:.LogInformation("{Length}", input?.Length)|}; // b
                    return await context.CallActivityAsync<string>("a");
                }
            }
            """,
            """
            using Dapr.Workflow;
            using Microsoft.Extensions.Logging;

            class Order(ILogger<Order>? log) : Workflow<string, string?>
            {
                private readonly ILogger? _logger = log;

                public override async Task<string?> RunAsync(WorkflowContext context, string input)
                {
                    var logger = context.CreateReplaySafeLogger<Order>();
                    logger.LogInformation("{Length}", input?.Length); // b
                    return await context.CallActivityAsync<string>("a");
                }
            }
            """).RunAsync();
    }

    [Fact]
    public async Task Tabs_and_line_ends_stay_where_a_logger_that_may_be_missing_goes()
    {
        const string Source = "using Dapr.Workflow;\r\nusing Microsoft.Extensions.Logging;\r\n\r\nclass Order(ILogger<Order>? log) : Workflow<int, int>\r\n{\r\n\tprivate readonly ILogger? _logger = log;\r\n\r\n"
            + "\tpublic override async Task<int> RunAsync(WorkflowContext context, int input)\r\n\t{\r\n\t\tADDEDif (input > 1)\r\n\t\t{\r\n\t\t\tWRITTEN;\r\n\t\t}\r\n\r\n\t\treturn await context.CallActivityAsync<int>(\"a\");\r\n\t}\r\n}\r\n";
        await Test(
            TestFramework.Dapr,
            Source.Replace("ADDED", "", StringComparison.Ordinal).Replace("WRITTEN", "_logger?{|PDR0401:.LogInformation(\"a\")|}", StringComparison.Ordinal),
            Source.Replace("ADDED", "var logger = context.CreateReplaySafeLogger<Order>();\r\n\t\t", StringComparison.Ordinal).Replace("WRITTEN", "logger.LogInformation(\"a\")", StringComparison.Ordinal)).RunAsync();
    }

    [Theory]
    [InlineData("var log = factory.CreateLogger(nameof(Process));", "var log = context.CreateReplaySafeLogger(nameof(Process));")]
    [InlineData("ILogger log = factory.CreateLogger<Orders>(); // ours", "ILogger log = context.CreateReplaySafeLogger<Orders>(); // ours")]
    [InlineData("var log = factory.CreateLogger(typeof(Orders));", "var log = context.CreateReplaySafeLogger(typeof(Orders));")]
    public async Task A_logger_that_is_made_for_a_local_is_made_by_the_context(string before, string after)
    {
        const string Source = """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;
            using Microsoft.Extensions.Logging;

            public class Orders(ILoggerFactory factory)
            {
                [Function(nameof(Process))]
                public async Task<string> Process([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    MADE
                    try
                    {
                        ONE;
                    }
                    finally
                    {
                        await context.CallActivityAsync("a");
                        TWO;
                    }

                    return "";
                }
            }
            """;
        await Test(
            TestFramework.FunctionsIsolated,
            Source.Replace("MADE", before, StringComparison.Ordinal)
                .Replace("ONE", "{|PDR0401:log.LogInformation(\"a\")|}", StringComparison.Ordinal).Replace("TWO", "{|PDR0401:log.LogWarning(\"b\")|}", StringComparison.Ordinal),
            Source.Replace("MADE", after, StringComparison.Ordinal)
                .Replace("ONE", "log.LogInformation(\"a\")", StringComparison.Ordinal).Replace("TWO", "log.LogWarning(\"b\")", StringComparison.Ordinal)).RunAsync();
    }

    [Fact]
    public async Task A_logger_that_a_helper_is_given_is_one_of_the_context()
    {
        await Test(
            TestFramework.FunctionsInProcess,
            """
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;
            using Microsoft.Extensions.Logging;

            static class Order
            {
                [FunctionName("Order")]
                public static async Task Run([OrchestrationTrigger] IDurableOrchestrationContext context, ILogger log)
                {
                    Write({|PDR0401:log|}, "begin");
                    await context.CallActivityAsync("a", 1);
                    {|PDR0401:log|}.Shout("end");
                }

                private static void Write(ILogger log, string text) => log.LogInformation(text);

                private static void Shout(this ILogger log, string text) => log.LogWarning(text);
            }
            """,
            """
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;
            using Microsoft.Extensions.Logging;

            static class Order
            {
                [FunctionName("Order")]
                public static async Task Run([OrchestrationTrigger] IDurableOrchestrationContext context, ILogger log)
                {
                    log = context.CreateReplaySafeLogger(log);
                    Write(log, "begin");
                    await context.CallActivityAsync("a", 1);
                    log.Shout("end");
                }

                private static void Write(ILogger log, string text) => log.LogInformation(text);

                private static void Shout(this ILogger log, string text) => log.LogWarning(text);
            }
            """).RunAsync();
    }

    private static CodeFixTest Test(TestFramework framework, string before, string after)
    {
        return new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = framework, Sources = (before, after) };
    }
}
