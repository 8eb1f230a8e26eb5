using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>What the host hands to an orchestrator function beside the context.</summary>
public class OrchestratorParameterTests
{
    [Fact]
    public async Task A_token_of_the_host_and_a_binding_are_not_the_orchestrations()
    {
        const string Source = """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;
            using Microsoft.DurableTask.Client;

            public static class Functions
            {
                [Function("Token")]
                public static Task Token([OrchestrationTrigger] TaskOrchestrationContext context, string input, {|PDR0308:CancellationToken token|}) => context.CallActivityAsync("A", input);

                [Function("Client")]
                public static Task Client([OrchestrationTrigger] TaskOrchestrationContext context, {|PDR0207:[DurableClient] DurableTaskClient client|}) => context.CallActivityAsync("A");

                [Function("Used")]
                public static Task Used([OrchestrationTrigger] TaskOrchestrationContext context, [DurableClient] DurableTaskClient client) => {|PDR0207:client.RaiseEventAsync("id", "e")|};

                [Function("A")]
                public static string A([ActivityTrigger] string input, [DurableClient] DurableTaskClient client, CancellationToken token) => input;

                [Function("Plain")]
                public static Task Plain([OrchestrationTrigger] TaskOrchestrationContext context, string input, FunctionContext function) => Help(context, CancellationToken.None);

                private static Task Help(TaskOrchestrationContext context, CancellationToken token) => context.CreateTimer(TimeSpan.FromHours(1), token);
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.FunctionsIsolated, Source);
    }

    [Fact]
    public async Task A_collector_writes_to_the_outside()
    {
        const string Source = """
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;

            public class Handler
            {
                public async Task HandleAsync(IAsyncCollector<string> queue, IDurableOrchestrationContext context)
                {
                    await context.CallActivityAsync("A", 1);
                    await {|PDR0207:queue.AddAsync("x")|}.ConfigureAwait(true);
                }
            }

            public static class Functions
            {
                [FunctionName("A")]
                public static Task A([ActivityTrigger] int input, IAsyncCollector<string> queue) => queue.AddAsync("x");
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.FunctionsInProcess, Source);
    }
}
