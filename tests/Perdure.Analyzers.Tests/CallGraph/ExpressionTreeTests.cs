using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.CallGraph;

/// <summary>An expression tree is data, but the engine evaluates the arguments of the call in it at once.</summary>
public class ExpressionTreeTests
{
    [Theory]
    [InlineData("await Workflow.ExecuteActivityAsync((Mail mail) => mail.Send([|DateTime.UtcNow|]), Options);")]
    [InlineData("await Workflow.ExecuteActivityAsync((Mail mail) => mail.Send(new Letter { Date = [|DateTime.UtcNow|] }), Options);")]
    [InlineData("await Workflow.ExecuteActivityAsync(() => Mail.Post(Stamp()), Options);")]
    [InlineData("await Workflow.ExecuteLocalActivityAsync((Mail mail) => mail.Read([|DateTime.Now|]), new());")]
    [InlineData("await Workflow.ExecuteChildWorkflowAsync((Other other) => other.RunAsync([|DateTime.UtcNow|]));")]
    [InlineData("throw Workflow.CreateContinueAsNewException((Other other) => other.RunAsync([|DateTime.UtcNow|]));")]
    [InlineData("await Workflow.GetExternalWorkflowHandle<Other>(\"a\").SignalAsync(other => other.StopAsync([|DateTime.UtcNow|]));")]
    [InlineData("await Workflow.ExecuteActivityAsync((Mail mail) => mail.Send(Workflow.UtcNow), Options);")]
    [InlineData("await Workflow.ExecuteActivityAsync((Mail mail) => mail.Send(nameof(DateTime.UtcNow)), Options);")]
    [InlineData("Expression<Func<DateTime>> never = () => DateTime.UtcNow; await Workflow.DelayAsync(never.Parameters.Count);")]
    public async Task What_is_handed_to_an_activity_is_evaluated_in_the_workflow(string statement)
    {
        var stamp = statement.Contains("Stamp()", StringComparison.Ordinal) ? "[|DateTime.UtcNow|]" : "default";
        var source = $$"""
            using System.Linq.Expressions;
            using Temporalio.Activities;
            using Temporalio.Workflows;

            public class Letter
            {
                public DateTime Date { get; set; }
            }

            public class Mail
            {
                [Activity]
                public Task Send(object letter) => File.WriteAllTextAsync("outbox", $"{letter}{DateTime.UtcNow}");

                [Activity]
                public Task<string> Read(DateTime since) => File.ReadAllTextAsync("inbox");

                [Activity]
                public static Task Post(DateTime date) => Task.Delay(1);
            }

            [Workflow]
            public class Other
            {
                [WorkflowRun]
                public Task RunAsync(DateTime date) => Workflow.DelayAsync(1);

                [WorkflowSignal]
                public Task StopAsync(DateTime date) => Task.CompletedTask;
            }

            [Workflow]
            public class Letters
            {
                private static readonly ActivityOptions Options = new() { StartToCloseTimeout = TimeSpan.FromMinutes(1) };

                [WorkflowRun]
                public async Task RunAsync()
                {
                    await Workflow.DelayAsync(1);
                    {{statement}}
                }

                private static DateTime Stamp() => {{stamp}};
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.Temporal, source);
    }
}
