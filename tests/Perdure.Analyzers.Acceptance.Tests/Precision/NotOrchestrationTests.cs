using Perdure.Analyzers.Acceptance.Tests.Orchestrators;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Acceptance.Tests.Precision;

/// <summary>Code beside orchestrators that may do what it likes.</summary>
public class NotOrchestrationTests
{
    /// <summary>Each row: framework, name, source. Only what is marked is to be reported.</summary>
    public static TheoryData<TestFramework, string, string> Sources => new()
    {
        {
            TestFramework.DurableTask,
            "activity, entity, client and controller",
            """
            using Microsoft.DurableTask; using Microsoft.DurableTask.Client; using Microsoft.DurableTask.Entities;
            class A : TaskActivity<int, DateTime> { public override Task<DateTime> RunAsync(TaskActivityContext context, int input) => Task.FromResult(DateTime.UtcNow); }
            class E : TaskEntity<int> { public void Add(int i) { State += i + DateTime.UtcNow.Day; } }
            class E2 : ITaskEntity { public ValueTask<object?> RunAsync(TaskEntityOperation operation) => new(Guid.NewGuid()); }
            class C(DurableTaskClient client) { public Task<string> Start() => client.ScheduleNewOrchestrationInstanceAsync("o", DateTime.UtcNow); }
            class O : TaskOrchestrator<int, DateTime> { public override Task<DateTime> RunAsync(TaskOrchestrationContext context, int input) => context.CallActivityAsync<DateTime>(nameof(A), input); }
            """
        },
        {
            TestFramework.FunctionsIsolated,
            "functions in one class",
            """
            using Microsoft.Azure.Functions.Worker; using Microsoft.DurableTask; using Microsoft.DurableTask.Client;
            static class F
            {
                [Function("o")] public static async Task<DateTime> Run([OrchestrationTrigger] TaskOrchestrationContext context) => await context.CallActivityAsync<DateTime>(nameof(Work));
                [Function("Work")] public static DateTime Work([ActivityTrigger] string input) => Shared();
                [Function("start")] public static async Task Start([TimerTrigger("0 * * * * *")] object timer, [DurableClient] DurableTaskClient client) { await Task.Delay(1); await client.ScheduleNewOrchestrationInstanceAsync("o", Guid.NewGuid()); }
                [Function("entity")] public static Task Entity([EntityTrigger] TaskEntityDispatcher dispatcher) { _ = DateTime.UtcNow; return Task.CompletedTask; }
                private static DateTime Shared() => DateTime.UtcNow;
            }
            """
        },
        {
            TestFramework.FunctionsInProcess,
            "functions in one class, in process",
            """
            using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask;
            static class F
            {
                [FunctionName("o")] public static Task Run([OrchestrationTrigger] IDurableOrchestrationContext context) => context.CallActivityAsync("Work", context.NewGuid());
                [FunctionName("Work")] public static DateTime Work([ActivityTrigger] IDurableActivityContext context) => DateTime.UtcNow;
                [FunctionName("start")] public static Task Start([DurableClient] IDurableClient client) => client.StartNewAsync("o", Guid.NewGuid().ToString());
                [FunctionName("entity")] public static void Entity([EntityTrigger] IDurableEntityContext context) => context.SetState(DateTime.UtcNow);
            }
            """
        },
        {
            TestFramework.DurableTaskCore,
            "activities and hub",
            """
            using DurableTask.Core;
            class A : TaskActivity<int, DateTime> { protected override DateTime Execute(TaskContext context, int input) => DateTime.UtcNow; }
            class B : AsyncTaskActivity<int, DateTime> { protected override async Task<DateTime> ExecuteAsync(TaskContext context, int input) { await Task.Delay(1); return DateTime.UtcNow; } }
            class Hub(TaskHubClient client) { public Task Start() => client.CreateOrchestrationInstanceAsync(typeof(O), DateTime.UtcNow); }
            class O : TaskOrchestration<DateTime, int> { public override Task<DateTime> RunTask(OrchestrationContext context, int input) => context.ScheduleTask<DateTime>(typeof(A), input); }
            """
        },
        {
            TestFramework.Dapr,
            "activities and registrations",
            """
            using Dapr.Workflow;
            class A : WorkflowActivity<int, DateTime> { public override Task<DateTime> RunAsync(WorkflowActivityContext context, int input) => Task.FromResult(DateTime.UtcNow); }
            class O : Workflow<int, DateTime> { public override Task<DateTime> RunAsync(WorkflowContext context, int input) => context.CallActivityAsync<DateTime>(nameof(A)); }
            class P { void M(WorkflowRuntimeOptions o) { _ = DateTime.UtcNow; o.RegisterActivity<int, DateTime>("a", (c, i) => Task.FromResult(DateTime.UtcNow)); } Task S(DaprWorkflowClient c) => c.ScheduleNewWorkflowAsync("o", Guid.NewGuid().ToString()); }
            """
        },
        {
            TestFramework.Temporal,
            "activities by expression",
            """
            using Temporalio.Workflows; using Temporalio.Activities; using Temporalio.Client;
            [Workflow] class O
            {
                [WorkflowRun] public async Task RunAsync()
                {
                    var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(1) };
                    await Workflow.ExecuteActivityAsync(() => A.Static(), options);
                    await Workflow.ExecuteActivityAsync((A a) => a.Instance(), options);
                    await Workflow.ExecuteLocalActivityAsync(() => A.Async(), new());
                    await Workflow.ExecuteChildWorkflowAsync((Child c) => c.RunAsync());
                    throw Workflow.CreateContinueAsNewException((O o) => o.RunAsync());
                }
            }
            [Workflow] class Child { [WorkflowRun] public Task<int> RunAsync() => Task.FromResult(1); }
            class A
            {
                [Activity] public static DateTime Static() => DateTime.UtcNow;
                [Activity] public DateTime Instance() => DateTime.UtcNow;
                [Activity] public static async Task<DateTime> Async() { await Task.Delay(1); return DateTime.UtcNow; }
            }
            class Starter(ITemporalClient client) { public Task Start() => client.StartWorkflowAsync("o", new object?[] { DateTime.UtcNow }); }
            """
        },
        {
            TestFramework.Temporal,
            "members without an attribute",
            "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public Task RunAsync() => Task.CompletedTask; public DateTime Unused() => DateTime.UtcNow; private DateTime Never => DateTime.UtcNow; } class Plain { [WorkflowRun] public DateTime RunAsync() => DateTime.UtcNow; }"
        },
        {
            TestFramework.DurableTask,
            "context of a test's own",
            """
            using Microsoft.DurableTask; using Microsoft.Extensions.Logging;
            abstract class FakeContext : TaskOrchestrationContext
            {
                private readonly DateTime _start = DateTime.UtcNow;
                public override DateTime CurrentUtcDateTime => DateTime.UtcNow;
                public override Guid NewGuid() => Guid.NewGuid();
                public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => Task.Delay(fireAt - _start, cancellationToken);
            }
            class Tests
            {
                public async Task Runs() { FakeContext context = null!; var before = DateTime.UtcNow; await new O().RunAsync(context, 1); await Task.Delay(1); _ = DateTime.UtcNow - before; }
            }
            class O : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { await context.CreateTimer(context.CurrentUtcDateTime, default); return 1; } }
            """
        },
        {
            TestFramework.DurableTask,
            "types of the same name in a namespace of their own",
            """
            namespace Mine { public abstract class TaskOrchestrator<I, O> { public abstract Task<O> RunAsync(TaskOrchestrationContext context, I input); } public class TaskOrchestrationContext { } [AttributeUsage(AttributeTargets.All)] public class OrchestrationTriggerAttribute : Attribute { } }
            namespace Use { using Mine; class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(DateTime.UtcNow.Day); static void F([OrchestrationTrigger] TaskOrchestrationContext c) { _ = DateTime.UtcNow; } } }
            """
        },
        {
            TestFramework.DurableTask,
            "attribute classes, constants and defaults",
            "using Microsoft.DurableTask; [AttributeUsage(AttributeTargets.All)] class NoteAttribute : Attribute { public DateTime At { get; } = DateTime.UtcNow; public NoteAttribute() { _ = DateTime.UtcNow; } } [Note] class O : TaskOrchestrator<int, int> { [Note] public override Task<int> RunAsync([Note] TaskOrchestrationContext context, int input) => Task.FromResult(1); }"
        },
        {
            TestFramework.DurableTask,
            "class that only holds a context in a method body",
            "using Microsoft.DurableTask; class Probe { public void Look() { TaskOrchestrationContext? context = null; _ = context; _ = DateTime.UtcNow; } public TaskOrchestrationContext? Make() { _ = DateTime.UtcNow; return null; } }"
        },
        {
            TestFramework.DurableTask,
            "other methods of the class",
            "using Microsoft.DurableTask; class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(1); public DateTime Unused() => DateTime.UtcNow; public static DateTime Now => DateTime.UtcNow; public override string ToString() => DateTime.UtcNow.ToString(); }"
        },
        {
            TestFramework.DurableTask,
            "retry handler that the orchestrator runs and a callback that it does not",
            "using Microsoft.DurableTask; class O : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { await context.CallActivityAsync(\"a\", TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 3 && [|DateTime.UtcNow|].Day > 1)); return 1; } } class Other { public Func<int, bool> Handler => retry => DateTime.UtcNow.Day > retry; }"
        },
        {
            TestFramework.Perdure,
            "shared helper that the activity calls on another path",
            "using Perdure; class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(H.Pure(input)); } class A : TaskActivity<int, int> { public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(H.Pure(input) + H.Impure()); } static class H { public static int Pure(int i) => i + 1; public static int Impure() => DateTime.UtcNow.Day; }"
        },
        {
            TestFramework.DurableTaskCore,
            "proxy of an activity interface",
            """
            using DurableTask.Core;
            public interface IWork { Task<DateTime> Now(); }
            class Work : IWork { public Task<DateTime> Now() => Task.FromResult(DateTime.UtcNow); }
            class O : TaskOrchestration<DateTime, int> { public override Task<DateTime> RunTask(OrchestrationContext context, int input) => context.CreateClient<IWork>().Now(); }
            class Host { static void Start(TaskHubWorker worker) => worker.AddTaskActivitiesFromInterface<IWork>(new Work()); }
            """
        },
    };

    /// <summary>Each row: name, statements, further types. Nothing is to be reported beyond the marked.</summary>
    public static TheoryData<string, string, string> Bodies => new()
    {
        { "annotated helper", "_ = H.Now();", "static class H { [Deterministic(\"fixed in tests\")] public static DateTime Now() => DateTime.UtcNow; } [AttributeUsage(AttributeTargets.All)] class DeterministicAttribute(string reason) : Attribute { public string Reason => reason; }" },
        { "annotated type", "_ = H.Now();", "[Own.Deterministic] static class H { public static DateTime Now() => DateTime.UtcNow; } namespace Own { [AttributeUsage(AttributeTargets.All)] class DeterministicAttribute : Attribute { } }" },
        { "provider that is fixed", "_ = new Fixed().GetUtcNow();", "class Fixed : TimeProvider { public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch; }" },
        { "provider that is fixed, by its base type", "TimeProvider time = new Fixed(); _ = time.GetUtcNow();", "class Fixed : TimeProvider { public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch; }" },
        { "provider that is not fixed", "_ = new Moving().GetUtcNow();", "class Moving : TimeProvider { public override DateTimeOffset GetUtcNow() => [|DateTimeOffset.UtcNow|]; }" },
        { "object slots without an exact type", "object o = input; _ = o.ToString(); _ = o.Equals(null); _ = new List<object> { o }.Contains(o);", "class Bad { public override string ToString() => DateTime.UtcNow.ToString(); public override bool Equals(object? other) => DateTime.UtcNow.Day > 1; public override int GetHashCode() => 1; }" },
        { "a comparer that is handed over but of another type", "_ = new SortedSet<int>(Comparer<int>.Default);", "class Bad : IComparer<int> { public int Compare(int a, int b) => DateTime.UtcNow.Day; }" },
        { "code in a branch that cannot be", "const bool never = false; if (never) { _ = DateTime.UtcNow; }", "" },
        { "log under a guard", "if (!IS_REPLAYING) { System.Diagnostics.Debug.WriteLine(DateTime.UtcNow); }", "" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public Task Code_that_no_orchestrator_runs_is_not_reported(TestFramework framework, string name, string source)
    {
        Assert.NotEmpty(name);
        return AcceptanceTest.RunAsync(framework, source);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task Code_that_differs_without_consequence_is_not_reported(string name, string body, string types)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types);
    }

    [Fact]
    public Task Nothing_is_reported_where_only_activities_are()
    {
        return AcceptanceTest.RunAsync(
            TestFramework.Perdure,
            "using Perdure; class A : TaskActivity<int, DateTime> { public override async Task<DateTime> RunAsync(TaskActivityContext context, int input) { await Task.Delay(1); return H.Now; } } static class H { public static DateTime Now => DateTime.UtcNow; }");
    }
}
