using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

public class LoggerOriginTests
{
    [Theory]
    [InlineData("{|PDR0401:log.LogInformation(\"x\")|};")]
    [InlineData("log = context.CreateReplaySafeLogger(log); log.LogInformation(\"x\");")]
    [InlineData("var safe = context.CreateReplaySafeLogger(log); safe.LogInformation(\"x\"); {|PDR0401:log.LogInformation(\"x\")|};")]
    [InlineData("if (!context.IsReplaying) { log.LogInformation(\"x\"); }")]
    [InlineData("log = context.CreateReplaySafeLogger(log); try { await context.CallActivityAsync(\"B\", 1); } catch (Exception e) { log.LogError(e, \"x\"); throw; }")]
    public async Task A_logger_that_the_function_is_given_is_safe_once_the_context_has_wrapped_it(string statements)
    {
        var source = $$"""
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;
            using Microsoft.Extensions.Logging;

            public static class Ship
            {
                [FunctionName("Ship")]
                public static async Task RunAsync([OrchestrationTrigger] IDurableOrchestrationContext context, ILogger log)
                {
                    {{statements}}
                    await context.CallActivityAsync("A", 1);
                }
            }
            """;

        await AnalysisTest.Create(TestFramework.FunctionsInProcess, source).RunAsync();
    }

    [Theory]
    [InlineData("_log?{|PDR0401:.LogInformation(\"x\")|};")]
    [InlineData("{|PDR0401:this._log!.LogInformation(\"x\")|};")]
    [InlineData("if (!context.IsReplaying) { _log?.LogInformation(\"x\"); }")]
    public async Task A_logger_that_may_be_missing_is_a_logger(string statement)
    {
        var source = $$"""
            using DurableTask.Core;
            using Microsoft.Extensions.Logging;

            public class Ship(ILogger? log = null) : TaskOrchestration<int, int>
            {
                private readonly ILogger? _log = log;

                public override async Task<int> RunTask(OrchestrationContext context, int input)
                {
                    {{statement}}
                    return await context.ScheduleTask<int>("Pack", "1", input);
                }
            }
            """;

        await AnalysisTest.Create(TestFramework.DurableTaskCore, source).RunAsync();
    }

    [Theory]
    [InlineData("{|PDR0401:_log.LogInformation(\"x\")|};")]
    [InlineData("var safe = context.CreateReplaySafeLogger<Ship>(); safe.LogInformation(\"x\"); {|PDR0401:_log.LogInformation(\"y\")|};")]
    [InlineData("{|PDR0401:Log.LogInformation(\"x\")|};")]
    [InlineData("_kept = context.CreateReplaySafeLogger<Ship>(); _kept.LogInformation(\"x\");")]
    [InlineData("if (!context.IsReplaying) { _log.LogInformation(\"x\"); context.SetCustomStatus(\"y\"); }")]
    [InlineData("Help();")]
    public async Task A_logger_that_is_kept_is_judged_by_what_is_put_there(string statements)
    {
        var help = statements == "Help();" ? "{|PDR0401:_log.LogInformation(\"h\")|}" : "_log.LogInformation(\"h\")";
        var source = $$"""
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;
            using Microsoft.Extensions.Logging;

            public class Ship(ILoggerFactory factory)
            {
                private readonly ILogger _log = factory.CreateLogger<Ship>();
                private ILogger _kept = null!;

                private ILogger Log { get; } = factory.CreateLogger("other");

                [Function("Ship")]
                public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    {{statements}}
                    await context.CallActivityAsync("A", 1);
                }

                [Function("Pack")]
                public void Pack([ActivityTrigger] int id) => Help();

                private void Help() => {{help}};
            }
            """;

        await AnalysisTest.Create(TestFramework.FunctionsIsolated, source).RunAsync();
    }

    [Theory]
    [InlineData("Steps steps", "steps", "{|PDR0401:_log.LogInformation(\"x\")|};")]
    [InlineData("Steps steps", "new Steps(context.CreateReplaySafeLogger(\"x\"))", "_log.LogInformation(\"x\");")]
    [InlineData("Steps steps", "Steps.Make(context)", "_log.LogInformation(\"x\");")]
    public async Task A_helper_that_no_orchestrator_makes_was_given_a_logger_from_outside(string parameter, string steps, string statement)
    {
        var make = steps.Contains("Make", StringComparison.Ordinal)
            ? "public static Steps Make(TaskOrchestrationContext context) => new(context.ReplaySafeLoggerFactory.CreateLogger(\"x\"));"
            : string.Empty;
        var source = $$"""
            using Microsoft.DurableTask;
            using Microsoft.Extensions.Logging;

            public class Steps
            {
                private readonly ILogger _log;

                public Steps(ILogger log)
                {
                    _log = log;
                }

                {{make}}

                public async Task<int> RunAsync(TaskOrchestrationContext context, int input)
                {
                    {{statement}}
                    return await context.CallActivityAsync<int>("Pack", input);
                }
            }

            public class Ship({{parameter}}) : TaskOrchestrator<int, int>
            {
                public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) => await {{steps}}.RunAsync(context, input);
            }
            """;

        await AnalysisTest.Create(TestFramework.DurableTask, source).RunAsync();
    }

    [Theory]
    [InlineData("Logs.CreateLogger(context, \"x\")", "log.LogInformation(\"x\");")]
    [InlineData("context.Named().GetLogger()", "log.LogInformation(\"x\");")]
    [InlineData("factory.CreateLogger(\"x\")", "{|PDR0401:log.LogInformation(\"x\")|};")]
    public async Task A_logger_that_a_method_in_source_makes_may_be_the_context_s_own(string maker, string statement)
    {
        var source = $$"""
            using Microsoft.DurableTask;
            using Microsoft.Extensions.Logging;

            public static class Logs
            {
                public static ILogger CreateLogger(TaskOrchestrationContext context, string name) => context.CreateReplaySafeLogger(name);

                public static Named Named(this TaskOrchestrationContext context) => new(context);
            }

            public class Named(TaskOrchestrationContext context)
            {
                public ILogger GetLogger() => context.CreateReplaySafeLogger(context.InstanceId);
            }

            public class Ship(ILoggerFactory factory) : TaskOrchestrator<int, int>
            {
                public override async Task<int> RunAsync(TaskOrchestrationContext context, int input)
                {
                    _ = factory;
                    var log = {{maker}};
                    {{statement}}
                    return await context.CallActivityAsync<int>("Pack", input);
                }
            }
            """;

        await AnalysisTest.Create(TestFramework.DurableTask, source).RunAsync();
    }

    [Fact]
    public async Task A_workflow_that_keeps_the_logger_of_a_static_context_logs_once()
    {
        const string Source = """
            using Microsoft.Extensions.Logging;
            using Temporalio.Workflows;
            using Wf = Temporalio.Workflows.Workflow;

            [Workflow]
            public class Ship(ILoggerFactory factory)
            {
                private readonly ILogger _kept = Workflow.Logger;
                private readonly ILogger _renamed = Wf.Logger;
                private readonly ILogger _made = factory.CreateLogger("ship");

                private ILogger Log { get; } = Workflow.Logger;

                [WorkflowRun]
                public Task RunAsync()
                {
                    _kept.LogInformation("packed");
                    _renamed.LogInformation("packed");
                    Log.LogInformation("packed");
                    {|PDR0401:_made.LogInformation("packed")|};
                    return Task.CompletedTask;
                }
            }
            """;

        await AnalysisTest.Create(TestFramework.Temporal, Source).RunAsync();
    }
}
