using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Frameworks;

public class EntryPointTests
{
    private const string ClassBody = "public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day);";

    public static TheoryData<TestFramework, string, string> Forms => new()
    {
        { TestFramework.DurableTask, "class", $"using Microsoft.DurableTask; class O : TaskOrchestrator<int, int> {{ {ClassBody} public DateTime Unused() => DateTime.UtcNow; }}" },
        { TestFramework.Perdure, "class", $"using Perdure; class O : TaskOrchestrator<int, int> {{ {ClassBody} }}" },
        { TestFramework.DurableTask, "nested class", $"using Microsoft.DurableTask; class Outer {{ class O : TaskOrchestrator<int, int> {{ {ClassBody} }} }}" },
        { TestFramework.DurableTask, "interface", "using Microsoft.DurableTask; class O : ITaskOrchestrator { public Type InputType => typeof(int); public Type OutputType => typeof(int); public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.DurableTask, "explicit interface", "using Microsoft.DurableTask; class O : ITaskOrchestrator { public Type InputType => typeof(int); public Type OutputType => typeof(int); Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.DurableTask, "record", "using Microsoft.DurableTask; record O : ITaskOrchestrator { public Type InputType => typeof(int); public Type OutputType => typeof(int); public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.DurableTask, "struct", "using Microsoft.DurableTask; struct O : ITaskOrchestrator { public Type InputType => typeof(int); public Type OutputType => typeof(int); public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.DurableTask, "constructor and initialiser", "using Microsoft.DurableTask; class O : TaskOrchestrator<int, int> { DateTime _d = [|DateTime.UtcNow|]; public O() { _ = [|DateTime.UtcNow|]; } public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(_d.Day); }" },
        { TestFramework.DurableTask, "base class of the user's own", "using Microsoft.DurableTask; abstract class B : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Go(); protected abstract Task<int> Go(); } class O : B { protected override Task<int> Go() => Task.FromResult([|DateTime.UtcNow|].Day); } class P : B { protected override Task<int> Go() => Task.FromResult([|DateTime.UtcNow|].Day); }" },
        { TestFramework.DurableTask, "base class of a library", $"using Microsoft.DurableTask; public abstract class B : TaskOrchestrator<int, int> {{ {ClassBody} }}" },
        { TestFramework.DurableTask, "partial class", $"using Microsoft.DurableTask; partial class O : TaskOrchestrator<int, int> {{ {ClassBody} }} partial class O {{ DateTime _d = [|DateTime.UtcNow|]; }}" },
        { TestFramework.DurableTask, "lambda", "using Microsoft.DurableTask; class P { void M(DurableTaskRegistry r) { _ = DateTime.UtcNow; r.AddOrchestratorFunc(\"o\", (TaskOrchestrationContext c) => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }); } }" },
        { TestFramework.DurableTask, "two lambdas", "using Microsoft.DurableTask; class P { void M(DurableTaskRegistry r) { r.AddOrchestratorFunc(nameof(P), (TaskOrchestrationContext c) => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }); r.AddOrchestratorFunc(nameof(M), (TaskOrchestrationContext c) => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }); } }" },
        { TestFramework.DurableTask, "method group", "using Microsoft.DurableTask; class P { void M(DurableTaskRegistry r) => r.AddOrchestratorFunc(\"o\", Run); static Task Run(TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.DurableTask, "delegate in a variable", "using Microsoft.DurableTask; class P { void M(DurableTaskRegistry r) { Func<TaskOrchestrationContext, Task> f = c => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }; r.AddOrchestratorFunc(\"o\", f); } }" },
        { TestFramework.DurableTask, "delegate in a field", "using Microsoft.DurableTask; class P { static readonly Func<TaskOrchestrationContext, Task> F = c => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }; void M(DurableTaskRegistry r) => r.AddOrchestratorFunc(\"o\", F); }" },
        { TestFramework.DurableTask, "wrapper extension", "using Microsoft.DurableTask; static class X { public static void Workflow(this DurableTaskRegistry r, Func<TaskOrchestrationContext, Task> f) => r.AddOrchestratorFunc(\"o\", f); } class P { void M(DurableTaskRegistry r) => r.Workflow(c => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }); }" },
        { TestFramework.DurableTask, "delegate type of one's own, returned by a method", "using Microsoft.DurableTask; delegate Task<int> Step(TaskOrchestrationContext c, int i); static class P { static Step Make() => (c, i) => Task.FromResult([|DateTime.UtcNow|].Day); static Func<int> Other() => () => DateTime.UtcNow.Day; static void M(DurableTaskRegistry r) { var s = Make(); r.AddOrchestratorFunc<int, int>(\"o\", (c, i) => s(c, i)); } }" },
        { TestFramework.DurableTask, "table of a delegate type of one's own over an alias", "using Microsoft.DurableTask; using Ctx = Microsoft.DurableTask.TaskOrchestrationContext; delegate Task<int> Step(Ctx c, int i); delegate int Plain(int i); static class P { static readonly Dictionary<string, Step> All = new() { [\"a\"] = (c, i) => Task.FromResult([|DateTime.UtcNow|].Day) }; static readonly Plain[] Plains = { i => DateTime.UtcNow.Day }; static void M(DurableTaskRegistry r) { foreach (var p in All) { r.AddOrchestratorFunc<int, int>(p.Key, (c, i) => p.Value(c, i)); } } }" },
        { TestFramework.DurableTask, "field initialiser", "using Microsoft.DurableTask; class P { static DurableTaskRegistry R = null!; object _o = R.AddOrchestratorFunc(\"o\", (TaskOrchestrationContext c) => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }); }" },
        { TestFramework.DurableTask, "library helper with a context", "using Microsoft.DurableTask; public static class H { public static void Go(this TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; } public static void No() { _ = DateTime.UtcNow; } }" },
        { TestFramework.DurableTask, "activity", "using Microsoft.DurableTask; class A : TaskActivity<int, int> { public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(DateTime.UtcNow.Day); } class P { void M(DurableTaskRegistry r) => r.AddActivityFunc<int, int>(\"a\", (c, i) => DateTime.UtcNow.Day); }" },
        { TestFramework.FunctionsIsolated, "function", "using Microsoft.DurableTask; using Microsoft.Azure.Functions.Worker; static class F { static readonly DateTime Started = DateTime.UtcNow; [Function(\"o\")] public static Task Run([OrchestrationTrigger] TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } [Function(\"a\")] public static string Work([ActivityTrigger] string s) => s + DateTime.UtcNow + Started; }" },
        { TestFramework.FunctionsInProcess, "function", "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask; static class F { [FunctionName(\"o\")] public static Task Run([OrchestrationTriggerAttribute] IDurableOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } [FunctionName(\"a\")] public static string Work([ActivityTrigger] string s) => s + DateTime.UtcNow; }" },
        { TestFramework.DurableTaskCore, "class", "using DurableTask.Core; class O : TaskOrchestration<int, int> { public override Task<int> RunTask(OrchestrationContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day); public override void OnEvent(OrchestrationContext context, string name, string input) { _ = [|DateTime.UtcNow|]; } public override string OnGetStatus() => [|DateTime.UtcNow|].ToString(); }" },
        { TestFramework.Dapr, "class", "using Dapr.Workflow; class O : Workflow<int, int> { public override Task<int> RunAsync(WorkflowContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day); }" },
        { TestFramework.Dapr, "lambda", "using Dapr.Workflow; class P { void M(WorkflowRuntimeOptions o) => o.RegisterWorkflow<int, int>(\"o\", (c, i) => Task.FromResult([|DateTime.UtcNow|].Day)); }" },
        { TestFramework.Temporal, "handlers", "using Temporalio.Workflows; [Workflow] class O { [WorkflowInit] public O(int i) { _ = [|DateTime.UtcNow|]; } [WorkflowRun] public Task RunAsync(int i) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } [WorkflowSignal] public Task S() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } [WorkflowQuery] public DateTime Q() => [|DateTime.UtcNow|]; [WorkflowQuery] public DateTime P => [|DateTime.UtcNow|]; [WorkflowUpdate] public Task U(int i) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } [WorkflowUpdateValidator(nameof(U))] public void V(int i) { _ = [|DateTime.UtcNow|]; } public DateTime Unused() => DateTime.UtcNow; }" },
        { TestFramework.Temporal, "activity by expression", "using Temporalio.Workflows; using Temporalio.Activities; [Workflow] class O { [WorkflowRun] public Task RunAsync() => Workflow.ExecuteActivityAsync((A a) => a.Go(), new() { StartToCloseTimeout = TimeSpan.FromMinutes(1) }); } class A { [Activity] public Task Go() { _ = DateTime.UtcNow; return Task.CompletedTask; } }" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_orchestrator_is_recognised_in_every_form(TestFramework framework, string form, string source)
    {
        Assert.NotEmpty(form);
        await AnalysisTest.RunAsync(framework, source);
    }

    [Fact]
    public async Task A_method_group_in_another_file_is_an_orchestrator()
    {
        await AnalysisTest.RunAsync(
            TestFramework.DurableTask,
            "using Microsoft.DurableTask; class P { void M(DurableTaskRegistry r) => r.AddOrchestratorFunc(\"o\", Orchestrators.Run); }",
            "using Microsoft.DurableTask; static class Orchestrators { public static Task Run(TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }");
    }

    [Fact]
    public async Task Top_level_statements_are_searched_for_registrations()
    {
        var test = AnalysisTest.Create(
            TestFramework.DurableTask,
            "using Microsoft.DurableTask; DurableTaskRegistry r = null!; _ = DateTime.UtcNow; r.AddOrchestratorFunc(\"o\", (TaskOrchestrationContext c) => { _ = [|DateTime.UtcNow|]; return Local(); }); Task Local() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }");
        test.Project.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Fact]
    public async Task Nothing_is_reported_without_a_framework()
    {
        var test = new Verification.AnalyzerTest(new OrchestrationDeterminismAnalyzer()) { Source = "class RunAsync { DateTime M() => DateTime.UtcNow; }" };
        await test.RunAsync();
    }

    [Fact]
    public async Task Types_that_only_have_the_name_are_not_orchestrators()
    {
        await AnalysisTest.RunAsync(
            TestFramework.DurableTask,
            "class TaskOrchestrator<A, B> { public virtual Task<int> RunAsync(TaskOrchestrationContext context, int input) => null!; } class TaskOrchestrationContext { } class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(DateTime.UtcNow.Day); }");
    }

    [Fact]
    public async Task An_activity_that_takes_the_context_of_an_orchestrator_is_an_activity()
    {
        const string Source = """
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;

            public static class Slices
            {
                [FunctionName("Slice")]
                public static async Task RunAsync([OrchestrationTrigger] IDurableOrchestrationContext context)
                {
                    await context.CallActivityAsync("Cut", [|DateTime.UtcNow|]);
                }

                [FunctionName("Cut")]
                public static int Cut([ActivityTrigger] {|PDR0505:IDurableOrchestrationContext|} context) => new Random().Next();

                private static DateTime Help(IDurableOrchestrationContext context) => [|DateTime.UtcNow|];
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.FunctionsInProcess, Source);
    }
}
