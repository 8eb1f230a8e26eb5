using Perdure.Analyzers.Acceptance.Tests.Orchestrators;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Acceptance.Tests.Recognition;

/// <summary>Orchestrators in unusual clothes.</summary>
public class RecognitionTests
{
    private const string Run = "public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day);";

    /// <summary>Each row: framework, name, source.</summary>
    public static TheoryData<TestFramework, string, string> Classes => new()
    {
        { TestFramework.DurableTask, "generic orchestrator", "using Microsoft.DurableTask; class O<T> : TaskOrchestrator<T, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, T input) => Task.FromResult([|DateTime.UtcNow|].Day); }" },
        { TestFramework.Perdure, "nested in a generic class", $"using Perdure; class Outer<T> {{ public static class Inner {{ private sealed class O : TaskOrchestrator<int, int> {{ {Run} }} }} }}" },
        { TestFramework.DurableTask, "file-local", $"using Microsoft.DurableTask; file class O : TaskOrchestrator<int, int> {{ {Run} }}" },
        { TestFramework.DurableTask, "aliased base", $"using Microsoft.DurableTask; using Base = Microsoft.DurableTask.TaskOrchestrator<int, int>; class O : Base {{ {Run} }}" },
        { TestFramework.Perdure, "fully qualified base", "class O : global::Perdure.TaskOrchestrator<int, int> { public override Task<int> RunAsync(Perdure.TaskOrchestrationContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day); }" },
        { TestFramework.DurableTask, "override in the middle of the chain", $"using Microsoft.DurableTask; abstract class A<TI, TO> : TaskOrchestrator<TI, TO> {{ }} class B : A<int, int> {{ {Run} }} class C : B {{ }}" },
        { TestFramework.DurableTask, "sealed override over an override", "using Microsoft.DurableTask; class A : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day); } class B : A { public sealed override async Task<int> RunAsync(TaskOrchestrationContext context, int input) => await base.RunAsync(context, input) + [|DateTime.UtcNow|].Day; }" },
        { TestFramework.Perdure, "record with a positional parameter", "using Perdure; record O(string Name) : ITaskOrchestrator { public Type InputType => typeof(int); public Type OutputType => typeof(int); public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.DurableTask, "readonly record struct", "using Microsoft.DurableTask; readonly record struct O : ITaskOrchestrator { public Type InputType => typeof(int); public Type OutputType => typeof(int); public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.DurableTask, "with its attribute", $"using Microsoft.DurableTask; [DurableTask(\"other\")] class O : TaskOrchestrator<int, int> {{ {Run} }}" },
        { TestFramework.DurableTask, "interface through an interface of one's own", "using Microsoft.DurableTask; interface IMine : ITaskOrchestrator { } class O : IMine { public Type InputType => typeof(int); public Type OutputType => typeof(int); Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.DurableTask, "template with a hook in a derived class", "using Microsoft.DurableTask; abstract class A : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { await Task.CompletedTask; return Step(input); } protected abstract int Step(int input); } class B : A { protected override int Step(int input) => [|DateTime.UtcNow|].Day; public int Unused() => DateTime.UtcNow.Day; }" },
        { TestFramework.DurableTask, "lambda in the constructor's field", "using Microsoft.DurableTask; class O : TaskOrchestrator<int, int> { private readonly Func<int> _day = () => [|DateTime.UtcNow|].Day; public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(_day()); }" },
        { TestFramework.DurableTask, "primary constructor", "using Microsoft.DurableTask; class O(string name) : TaskOrchestrator<int, int> { private readonly string _stamp = name + [|DateTime.UtcNow|]; public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(_stamp.Length); }" },
        { TestFramework.DurableTaskCore, "four type arguments", "using DurableTask.Core; class O : TaskOrchestration<int, int, Guid, DateTime> { public override Task<int> RunTask(OrchestrationContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day); public override void OnEvent(OrchestrationContext context, string name, Guid input) { _ = {|PDR0102:Guid.NewGuid()|}; } public override DateTime OnGetStatus() => [|DateTime.UtcNow|]; }" },
        { TestFramework.DurableTaskCore, "the bare base class", "using DurableTask.Core; class O : TaskOrchestration { public override Task<string> Execute(OrchestrationContext context, string input) => Task.FromResult([|DateTime.UtcNow|].ToString()); public override void RaiseEvent(OrchestrationContext context, string name, string input) { _ = [|DateTime.UtcNow|]; } public override string GetStatus() => [|DateTime.UtcNow|].ToString(); }" },
        { TestFramework.DurableTaskCore, "generic base of one's own", "using DurableTask.Core; abstract class A<T> : TaskOrchestration<T, T> { public override Task<T> RunTask(OrchestrationContext context, T input) { _ = [|DateTime.UtcNow|]; return Task.FromResult(Map(input)); } protected abstract T Map(T input); } class O : A<int> { protected override int Map(int input) => [|DateTime.UtcNow|].Day; }" },
        { TestFramework.Dapr, "interface", "using Dapr.Workflow; class O : IWorkflow { public Type InputType => typeof(int); public Type OutputType => typeof(int); public Task<object?> RunAsync(WorkflowContext context, object? input) => Task.FromResult<object?>([|DateTime.UtcNow|]); }" },
        { TestFramework.Dapr, "derived workflow", "using Dapr.Workflow; abstract class A : Workflow<int, int> { protected static int Day => [|DateTime.UtcNow|].Day; protected static int Other => DateTime.UtcNow.Day; } sealed class O : A { public override Task<int> RunAsync(WorkflowContext context, int input) => Task.FromResult(Day); }" },
        { TestFramework.Temporal, "record", "using Temporalio.Workflows; [Workflow] record O { [WorkflowRun] public Task RunAsync() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.Temporal, "run method of a base class", "using Temporalio.Workflows; abstract class A { [WorkflowRun] public virtual Task RunAsync() { _ = [|DateTime.UtcNow|]; return Step(); } protected abstract Task Step(); } [Workflow] class O : A { protected override Task Step() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.Temporal, "override that repeats the attribute", "using Temporalio.Workflows; abstract class A { public abstract Task RunAsync(); } [Workflow(\"x\")] class O : A { [WorkflowRun] public override Task RunAsync() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.Temporal, "signal of a base class", "using Temporalio.Workflows; class A { [WorkflowSignal] public Task SignalAsync() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } public void Other() { _ = DateTime.UtcNow; } } [Workflow] class O : A { [WorkflowRun] public Task RunAsync() => Task.CompletedTask; }" },
        { TestFramework.Temporal, "initialiser of a field", "using Temporalio.Workflows; [Workflow] class O { private readonly DateTime _at = [|DateTime.UtcNow|]; [WorkflowRun] public Task RunAsync() { _ = _at; return Task.CompletedTask; } }" },
        { TestFramework.Temporal, "qualified attributes", "[Temporalio.Workflows.WorkflowAttribute] class O { [Temporalio.Workflows.WorkflowRunAttribute] public Task RunAsync() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.Temporal, "wait condition", "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public Task RunAsync() => Workflow.WaitConditionAsync(() => [|DateTime.UtcNow|].Day > 3); }" },
        { TestFramework.FunctionsIsolated, "qualified attributes", "class F { [Microsoft.Azure.Functions.Worker.FunctionAttribute(\"o\")] public Task Run([Microsoft.Azure.Functions.Worker.OrchestrationTriggerAttribute] Microsoft.DurableTask.TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.FunctionsIsolated, "aliased attribute", "using Microsoft.Azure.Functions.Worker; using Microsoft.DurableTask; using Trigger = Microsoft.Azure.Functions.Worker.OrchestrationTriggerAttribute; class F { [Function(\"o\")] public static Task Run([Trigger] TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.FunctionsIsolated, "without a name", "using Microsoft.Azure.Functions.Worker; using Microsoft.DurableTask; class F { public static Task Run([OrchestrationTrigger] TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.FunctionsIsolated, "class-based in a functions app", $"using Microsoft.DurableTask; class O : TaskOrchestrator<int, int> {{ {Run} }}" },
        { TestFramework.FunctionsInProcess, "attribute in a list of several", "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask; static class F { [Obsolete, FunctionName(\"o\")] public static Task Run([System.Diagnostics.CodeAnalysis.NotNull, OrchestrationTrigger(Orchestration = \"x\")] IDurableOrchestrationContext c, int more) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.FunctionsInProcess, "context that is not the first parameter", "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask; using Microsoft.Extensions.Logging; class F { [FunctionName(\"o\")] public Task Run(ILogger log, [OrchestrationTrigger] IDurableOrchestrationContext c) { _ = log; _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }" },
        { TestFramework.DurableTask, "helper in a library", "using Microsoft.DurableTask; public static class H { public static async Task<T> RetryAsync<T>(this TaskOrchestrationContext context, Func<Task<T>> work) { var until = [|DateTime.UtcNow|]; await context.CreateTimer(until, default); return await work(); } public static DateTime Free() => DateTime.UtcNow; }" },
        { TestFramework.DurableTask, "context in a nullable parameter", "using Microsoft.DurableTask; public static class H { public static void Go(string name, TaskOrchestrationContext? context = null) { _ = [|DateTime.UtcNow|]; _ = name; _ = context; } }" },
        { TestFramework.DurableTask, "context of one's own", "using Microsoft.DurableTask; public abstract class MyContext : TaskOrchestrationContext { } public static class H { public static void Go(MyContext context) { _ = [|DateTime.UtcNow|]; _ = context; } }" },
    };

    /// <summary>Each row: framework, name, statements of a method that has the registry <c>r</c>, further members. One orchestrator each.</summary>
    public static TheoryData<string, string, string> Registrations => new()
    {
        { "lambda with a block", "r.AddOrchestratorFunc(\"o\", async (TaskOrchestrationContext c) => { await c.CallActivityAsync(\"a\"); _ = [|DateTime.UtcNow|]; });", "" },
        { "anonymous method", "r.AddOrchestratorFunc(\"o\", delegate (TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; });", "" },
        { "cast", "r.AddOrchestratorFunc(\"o\", (Func<TaskOrchestrationContext, Task>)(c => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }));", "" },
        { "new delegate", "r.AddOrchestratorFunc(\"o\", new Func<TaskOrchestrationContext, Task>(Go));", "static Task Go(TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }" },
        { "conditional", "r.AddOrchestratorFunc(\"o\", DateTime.UtcNow.Day > 1 ? A : (Func<TaskOrchestrationContext, Task>)B);", "static Task A(TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } static Task B(TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }" },
        { "local function", "r.AddOrchestratorFunc(\"o\", Go); static Task Go(TaskOrchestrationContext c) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } DateTime Other() => DateTime.UtcNow; _ = Other();", "" },
        { "factory", "r.AddOrchestratorFunc(\"o\", Make(3));", "static Func<TaskOrchestrationContext, Task> Make(int i) { var at = DateTime.UtcNow; return c => { _ = at.AddDays(i); _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }; }" },
        { "property", "r.AddOrchestratorFunc(\"o\", Body);", "static Func<TaskOrchestrationContext, Task> Body => c => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; };" },
        { "two wrappers", "Outer(r, c => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; });", "static void Outer(DurableTaskRegistry r, Func<TaskOrchestrationContext, Task> f) => Inner(r, f); static void Inner(DurableTaskRegistry r, Func<TaskOrchestrationContext, Task> f) => r.AddOrchestratorFunc(\"o\", f);" },
        { "chained", "r.AddOrchestratorFunc(\"a\", (TaskOrchestrationContext c) => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }).AddOrchestratorFunc(\"b\", (TaskOrchestrationContext c) => { _ = [|DateTime.Now|]; return Task.CompletedTask; });", "" },
        { "typed input", "r.AddOrchestratorFunc<int, int>(\"o\", (c, i) => Task.FromResult(i + [|DateTime.UtcNow|].Day));", "" },
        { "discarded context", "r.AddOrchestratorFunc<int, int>(\"o\", static (_, i) => Task.FromResult(i + [|DateTime.UtcNow|].Day));", "" },
        { "nested lambda of a configuration", "Configure(x => x.AddOrchestratorFunc(\"o\", (TaskOrchestrationContext c) => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }));", "static void Configure(Action<DurableTaskRegistry> configure) => _ = configure;" },
        { "activity beside it", "r.AddOrchestratorFunc(\"o\", (TaskOrchestrationContext c) => c.CallActivityAsync(\"a\", 1)); r.AddActivityFunc<int, int>(\"a\", (c, i) => i + DateTime.UtcNow.Day); r.AddActivityFunc(\"b\", (TaskActivityContext c) => { _ = Guid.NewGuid(); });", "" },
        { "instance", "var at = DateTime.UtcNow; r.AddOrchestrator(\"o\", new O(at.Day));", "class O(int day) : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(day + [|DateTime.UtcNow|].Day); }" },
        { "factory of orchestrators", "r.AddOrchestrator(\"o\", () => new O([|DateTime.UtcNow|]));", "class O(DateTime at) : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(at.Day); }" },
        { "table", "foreach (var (name, run) in Table) { r.AddOrchestratorFunc(name, run); }", "static readonly Dictionary<string, Func<TaskOrchestrationContext, Task>> Table = new() { [\"a\"] = c => { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } };" },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public Task An_orchestrator_is_recognised_by_what_it_is(TestFramework framework, string name, string source)
    {
        Assert.NotEmpty(name);
        return AcceptanceTest.RunAsync(framework, source);
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public Task An_orchestrator_is_recognised_by_its_registration(string name, string body, string members)
    {
        var framework = name.Length % 2 == 0 ? TestFramework.DurableTask : TestFramework.Perdure;
        return AcceptanceTest.RunAsync(framework, $$"""
            {{OrchestratorTemplate.Usings(framework)}}

            static class Startup
            {
                static void Register(DurableTaskRegistry r)
                {
                    _ = DateTime.UtcNow;
                    {{body}}
                }

                {{members}}
            }
            """);
    }

    [Fact]
    public Task A_partial_orchestrator_over_two_files_is_one_orchestrator()
    {
        return AcceptanceTest.RunAsync(
            TestFramework.DurableTask,
            "partial class O { private readonly DateTime _at = [|DateTime.UtcNow|]; private DateTime Helper() => [|DateTime.UtcNow|]; private DateTime Unused() => DateTime.UtcNow; }",
            "using Microsoft.DurableTask; partial class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(Helper().Day + _at.Day); }");
    }

    [Fact]
    public Task A_base_class_in_another_file_and_its_usings_do_not_matter()
    {
        return AcceptanceTest.RunAsync(
            TestFramework.DurableTask,
            "sealed class O : Base { protected override int Step() => [|DateTime.UtcNow|].Day; }",
            "abstract class Base : Root<int> { protected override int Prepare() => [|DateTime.Now|].Day; }",
            "using Microsoft.DurableTask; abstract class Root<T> : TaskOrchestrator<T, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, T input) => Task.FromResult(Prepare() + Step()); protected abstract int Step(); protected virtual int Prepare() => DateTime.UtcNow.Day; }");
    }

    [Fact]
    public Task The_same_lambda_text_in_two_files_is_two_orchestrators()
    {
        const string source = "using Microsoft.DurableTask; static class S{0} {{ public static void M(DurableTaskRegistry r) => r.AddOrchestratorFunc(\"o\", (TaskOrchestrationContext c) => {{ _ = [|DateTime.UtcNow|]; return Task.CompletedTask; }}); }}";
        return AcceptanceTest.RunAsync(
            TestFramework.DurableTask,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, source, 1),
            string.Format(System.Globalization.CultureInfo.InvariantCulture, source, 2));
    }

    [Fact]
    public async Task Two_frameworks_in_one_project_are_both_known()
    {
        var test = AcceptanceTest.Create(
            TestFramework.DurableTask,
            "class A : Microsoft.DurableTask.TaskOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day); }",
            "class B : Dapr.Workflow.Workflow<int, int> { public override Task<int> RunAsync(Dapr.Workflow.WorkflowContext context, int input) => Task.FromResult([|DateTime.UtcNow|].Day + Shared.Day); }",
            "static class Shared { public static int Day => [|DateTime.UtcNow|].Day; }");
        test.Project.Frameworks.Add(TestFramework.Dapr);
        await test.RunAsync();
    }
}
