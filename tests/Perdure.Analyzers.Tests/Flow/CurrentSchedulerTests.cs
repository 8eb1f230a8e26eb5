using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>Work on the current scheduler and on the default one.</summary>
public class CurrentSchedulerTests
{
    [Fact]
    public async Task Temporal_schedules_on_a_scheduler_of_its_own()
    {
        const string Source = """
            using Temporalio.Workflows;

            [Workflow]
            public class Shipping
            {
                [WorkflowRun]
                public async Task<int> RunAsync(string order)
                {
                    var first = Task.Factory.StartNew(() => order.Length);
                    var second = first.ContinueWith(done => done.Result + 1);
                    var waits = new List<Task<int>> { first, second };
                    var winner = await {|PDR0303:Task.WhenAny(waits)|};
                    await Task.WhenAny(first, second);
                    return await winner + await {|PDR0303:Task.Run(() => 1)|};
                }
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.Temporal, Source);
    }

    [Fact]
    public async Task The_others_hold_one_thread()
    {
        const string Source = """
            using Microsoft.DurableTask;

            public class Shipping : TaskOrchestrator<string, int>
            {
                public override async Task<int> RunAsync(TaskOrchestrationContext context, string order)
                {
                    var first = context.CallActivityAsync<int>("A", order);
                    var waits = new List<Task<int>> { first, context.CallActivityAsync<int>("B", order) };
                    var winner = await Task.WhenAny(waits);
                    await {|PDR0303:first.ContinueWith(done => done.Result + 1)|};
                    return await winner;
                }
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.DurableTask, Source);
    }
}
