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
}
