using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Tests.Replace;

public class OutputGuardTests
{
    [Fact]
    public async Task Output_is_written_only_outside_of_a_replay_in_the_layout_of_its_block()
    {
        await Test(
            TestFramework.Dapr,
            """
            using Dapr.Workflow;

            class Order : Workflow<string, string> {
              public override async Task<string> RunAsync(WorkflowContext context, string input) {
                // first
                {|PDR0109:Console.WriteLine($"{{|PDR0109:DateTime.UtcNow|}} {input}")|}; // one
                switch (input)
                {
                  case "a":
                    await context.CallActivityAsync("a", string.Join(
                      ", ", input));
                    {|PDR0109:Console.Out|}.WriteLine(
                      "two {0}",
                      context.InstanceId);
                    break;
                }

                return input;
              }
            }
            """,
            """
            using Dapr.Workflow;

            class Order : Workflow<string, string> {
              public override async Task<string> RunAsync(WorkflowContext context, string input) {
                // first
                if (!context.IsReplaying) {
                  Console.WriteLine($"{DateTime.UtcNow} {input}"); // one
                }
                switch (input)
                {
                  case "a":
                    await context.CallActivityAsync("a", string.Join(
                      ", ", input));
                    if (!context.IsReplaying)
                    {
                      Console.Out.WriteLine(
                        "two {0}",
                        context.InstanceId);
                    }
                    break;
                }

                return input;
              }
            }
            """).RunAsync();
    }

    [Fact]
    public async Task A_logger_is_guarded_where_the_context_makes_none()
    {
        await Test(
            TestFramework.DurableTaskCore,
            """
            using DurableTask.Core;
            using Microsoft.Extensions.Logging;

            class Order : TaskOrchestration<string, string>
            {
                private readonly ILogger<Order> _logger;

                public Order(ILogger<Order> logger) => _logger = logger;

                public override async Task<string> RunTask(OrchestrationContext context, string input)
                {
                    {|PDR0401:_logger.LogInformation("{Now} begin", {|PDR0109:DateTime.UtcNow|})|};
                    return await context.ScheduleTask<string>("a", "");
                }
            }
            """,
            """
            using DurableTask.Core;
            using Microsoft.Extensions.Logging;

            class Order : TaskOrchestration<string, string>
            {
                private readonly ILogger<Order> _logger;

                public Order(ILogger<Order> logger) => _logger = logger;

                public override async Task<string> RunTask(OrchestrationContext context, string input)
                {
                    if (!context.IsReplaying)
                    {
                        _logger.LogInformation("{Now} begin", DateTime.UtcNow);
                    }
                    return await context.ScheduleTask<string>("a", "");
                }
            }
            """).RunAsync();
    }

    [Theory]
    [InlineData("Console.WriteLine(await context.CallActivityAsync<int>(\"b\"));")]
    [InlineData("Console.WriteLine(context.NewGuid());")]
    [InlineData("Console.WriteLine(count++);")]
    [InlineData("Console.WriteLine(count = 2);")]
    [InlineData("Console.WriteLine(Next(ref count));")]
    [InlineData("Console.WriteLine(Next(ref count)); // the same")]
    [InlineData("Console.WriteLine(int.TryParse(\"1\", out count));")]
    [InlineData("Console.WriteLine(numbers.Dequeue());")]
    [InlineData("if (count > 0) Console.WriteLine(1); else count = 5;")]
    [InlineData("Action log = () => Console.WriteLine(count); log();")]
    [InlineData("Console.WriteLine(1); count = 7;")]
    public async Task Nothing_is_offered_for_a_statement_that_does_more(string statement)
    {
        var marked = statement.Replace("Console.WriteLine(", "{|PDR0109:Console.WriteLine(", StringComparison.Ordinal);
        var end = marked.IndexOf("{|", StringComparison.Ordinal) is var start ? ClosingOf(marked, marked.IndexOf('(', start)) : 0;
        await new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            NothingOffered = true,
            Source = $$"""
            using Microsoft.DurableTask;

            class Order : TaskOrchestrator<string, int>
            {
                public override async Task<int> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var count = 0;
                    var numbers = new Queue<int>([1]);
                    await context.CallActivityAsync("a");
                    {{marked.Insert(end + 1, "|}")}}
                    return count + numbers.Count;
                }

                private static int Next(ref int count) => ++count;
            }
            """,
        }.RunAsync();
    }

    private static int ClosingOf(string text, int open)
    {
        var depth = 0;
        for (var index = open; ; index++)
        {
            depth += text[index] == '(' ? 1 : text[index] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return index;
            }
        }
    }

    /// <summary>A value that is replaced first stays replaced when its statement is guarded; behind the guard nobody asks for it any more.</summary>
    private static CodeFixTest Test(TestFramework framework, string before, string after)
    {
        return new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = framework,
            Sources = (before, after),
            ReverseOrderChecked = false,
        };
    }
}
