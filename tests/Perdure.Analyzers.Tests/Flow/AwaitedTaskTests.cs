using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>PDR0304 and PDR0309: where an awaited task comes from.</summary>
public class AwaitedTaskTests
{
    /// <summary>An assembly that knows no engine: its tasks are foreign.</summary>
    private const string Library = """
        using System.Threading; using System.Threading.Tasks; using System.Collections.Generic; using System;
        namespace Lib;
        public static class Ext { public static Task FooAsync() => Task.CompletedTask; public static ValueTask<int> BarAsync() => default; public static IAsyncEnumerable<int> Stream() => throw null!;
            public static Task<T> Run<T>(Func<Task<T>> f) => f(); public static async Task<int> With(Task<int> t) => await t; public static Task Pending { get; } = Task.CompletedTask; public static void Fire() { } }
        public class Client { public Task<string> GetAsync(string s) => Task.FromResult(s); public Task Ready => Task.CompletedTask; }
        public interface IClient { Task<string> GetAsync(); }
        public sealed class Keeper<T> { public T Value { get; } = default!; public T Get() => default!; }
        """;

    public static TheoryData<string, string, string> Cases => new()
    {
        { "direct", "await {|PDR0304:Lib.Ext.FooAsync()|}; await {|PDR0304:Lib.Ext.BarAsync()|}; await {|PDR0304:new Lib.Client().GetAsync(\"a\")|};", "" },
        { "alias, using static, configured, converted", "await {|PDR0305:{|PDR0304:FooAsync()|}.ConfigureAwait(false)|}; await {|PDR0304:E.BarAsync()|}.AsTask();", "" },
        { "local", "var t = {|PDR0304:Lib.Ext.FooAsync()|}; await context.CallActivityAsync(\"A\"); await t;", "" },
        { "combined", "await Task.WhenAny(context.CallActivityAsync(\"A\"), {|PDR0304:Lib.Ext.FooAsync()|}); await Task.WhenAll(new List<Task> { {|PDR0304:Lib.Ext.FooAsync()|} });", "" },
        { "projected", "await Task.WhenAll(input.Select(c => {|PDR0304:Lib.Ext.FooAsync()|})); await Task.WhenAll(input.Select(async c => { await {|PDR0304:Lib.Ext.FooAsync()|}; }));", "" },
        { "conditional, switch, tuple", "await (input == \"\" ? context.CallActivityAsync(\"A\") : {|PDR0304:Lib.Ext.FooAsync()|}); await (input switch { \"a\" => {|PDR0304:Lib.Ext.FooAsync()|}, _ => Task.CompletedTask }); var (x, y) = ({|PDR0304:Lib.Ext.FooAsync()|}, 1); await x;", "" },
        { "helpers", "await H.Go(); await H.Hidden(); await Local(); async Task Local() => await {|PDR0304:Lib.Ext.FooAsync()|};", "static partial class H { public static async Task Go() { await {|PDR0304:Lib.Ext.FooAsync()|}; } public static Task Hidden() => {|PDR0304:Lib.Ext.FooAsync()|}; }" },
        { "yield", "await Task.Yield(); using var cts = new CancellationTokenSource(); await {|PDR0304:cts.CancelAsync()|};", "" },
        { "stream", "await foreach (var i in {|PDR0304:Lib.Ext.Stream()|}) { } await foreach (var i in H.Own(context)) { }", "static class H { public static async IAsyncEnumerable<int> Own(TaskOrchestrationContext c) { yield return await c.CallActivityAsync<int>(\"A\"); } }" },
        { "field and delegate", "_pending = {|PDR0304:Lib.Ext.FooAsync()|}; await _pending; Func<Task> f = () => {|PDR0304:Lib.Ext.FooAsync()|}; await f();", "" },

        { "method group", "await Task.WhenAll(input.Select(c => c.ToString()).Select({|PDR0304:new Lib.Client().GetAsync|})); Func<Task> f = {|PDR0304:Lib.Ext.FooAsync|}; await f(); await {|PDR0303:Task.Run(Lib.Ext.FooAsync)|}; Func<TaskOrchestrationContext, Task> g = H.Go; await g(context);", "static class H { public static Task Go(TaskOrchestrationContext c) => c.CallActivityAsync(\"A\"); }" },
        { "unknown", "await {|PDR0309:Lib.Ext.Pending|}; await {|PDR0309:new Lib.Client().Ready|}; Lib.IClient c = null!; await {|PDR0309:c.GetAsync()|}; Stream s = null!; await {|PDR0309:s.FlushAsync()|}; await {|PDR0309:Lib.Ext.Run(() => context.CallActivityAsync<int>(\"A\"))|};", "" },
        { "unknown field", "await {|PDR0309:_pending|}!;", "" },

        { "durable", "await context.CallActivityAsync(\"A\"); var a = context.CallActivityAsync<int>(\"A\"); var b = context.CreateTimer(TimeSpan.FromHours(1), default); using var cts = new CancellationTokenSource(); await Task.WhenAll(a, b); await a; await a.WaitAsync(CancellationToken.None);", "" },
        { "completed", "await Task.CompletedTask; await Task.FromResult(1); await new ValueTask<int>(1); await ValueTask.CompletedTask; await Task.FromException(new Exception()); Task t = Task.CompletedTask; await t;", "" },
        { "winner", "var a = context.CallActivityAsync<int>(\"A\"); var b = context.CallActivityAsync<int>(\"B\"); var w = await Task.WhenAny(a, b); await w; await await Task.WhenAny(a, b);", "" },
        { "lists", "var ts = new List<Task<int>>(); foreach (var c in input) { ts.Add(context.CallActivityAsync<int>(\"A\")); } foreach (var t in ts) { await t; } await ts[0]; await ts.First(); await Task.WhenAll(ts); while (ts.Count > 0) { var d = await Task.WhenAny(ts); ts.Remove(d); await d; }", "" },
        { "dictionary of tasks", "var d = new Dictionary<string, Task<int>> { [\"a\"] = context.CallActivityAsync<int>(\"A\") }; await d[\"a\"]; foreach (var (k, t) in d) { await t; } foreach (var p in d) { await p.Value; }", "" },
        { "wrapper", "await context.CallActivityAsync<int>(\"A\").WithTimeout(context); await Retry(() => context.CallActivityAsync<int>(\"A\")); async Task<T> Retry<T>(Func<Task<T>> f) { try { return await f(); } catch (Exception) { return await f(); } }", "static class X { public static async Task<T> WithTimeout<T>(this Task<T> task, TaskOrchestrationContext c) { using var cts = new CancellationTokenSource(); var timer = c.CreateTimer(TimeSpan.FromHours(1), cts.Token); var w = await Task.WhenAny(task, timer); cts.Cancel(); return await task; } }" },
        { "reported by another rule", "await {|PDR0301:Task.Delay(1)|}; await {|PDR0303:Task.Run(() => 1)|}; await {|PDR0202:File.ReadAllTextAsync(\"a\")|}; var r = {|PDR0202:File.OpenText(\"a\")|}; await r.ReadLineAsync();", "" },
        { "in memory", "await new MemoryStream().FlushAsync(); var w = new StringWriter(); await w.WriteAsync(\"a\"); using var m = new MemoryStream(); await m.WriteAsync(new byte[1]);", "" },
        { "containers", "var k = new Lib.Keeper<Task>(); await k.Value; await k.Get(); var l = new Lazy<Task<int>>(() => context.CallActivityAsync<int>(\"A\")); await l.Value;", "" },
        { "own awaitable", "await new H();", "class H { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter(); }" },
        { "dropped", "_ = Lib.Ext.FooAsync(); Lib.Ext.FooAsync();", "" },
        { "not reached", "", "class Activity : TaskActivity<int, int> { public override async Task<int> RunAsync(TaskActivityContext c, int i) { await Lib.Ext.FooAsync(); return i; } }" },
        { "source", "var t = new TaskCompletionSource<int>(); await {|PDR0306:t.Task|}; var u = new TaskCompletionSource<int>(); u.SetResult(1); await u.Task; var v = new TaskCompletionSource(); H.Finish(v); await v.Task;", "static class H { public static void Finish(TaskCompletionSource s) => s.SetResult(); }" },
        { "source completed from outside", "var t = new TaskCompletionSource<int>(); AppDomain.CurrentDomain.ProcessExit += (s, e) => t.SetResult(1); await {|PDR0306:t.Task|};", "" },
        { "async void", "{|PDR0307:F()|}; new[] { 1 }.ToList().ForEach({|PDR0307:async|} i => await context.CallActivityAsync(\"A\")); Func<Task> g = async () => await context.CallActivityAsync(\"A\"); await g(); async void F() { await context.CallActivityAsync(\"A\"); }", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_rule_follows_the_task_to_whoever_made_it(string name, string body, string types)
    {
        Assert.NotEmpty(name);
        var source = "using E = Lib.Ext; using static Lib.Ext;\n" + AnalysisTest.Orchestrator(body, types).Replace("{\n    public override", "{\n    private Task? _pending;\n    public override", StringComparison.Ordinal);
        var test = AnalysisTest.Create(TestFramework.DurableTask, source);
        AnalysisTest.AddLibrary(test, Library);
        await test.RunAsync();
    }

    public static TheoryData<TestFramework, string> Programs => new()
    {
        { TestFramework.Temporal, "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public async Task RunAsync() { await Workflow.DelayAsync(1); await Workflow.WaitConditionAsync(() => true); await Workflow.WhenAnyAsync(Workflow.DelayAsync(1), Workflow.DelayAsync(2)); await new Temporalio.Workflows.Mutex().WaitOneAsync(); await Workflow.RunTaskAsync(async () => { await {|PDR0304:new CancellationTokenSource().CancelAsync()|}; }); } }" },
        { TestFramework.Dapr, "using Dapr.Workflow; class O : Workflow<int, int> { public override async Task<int> RunAsync(WorkflowContext context, int input) { await context.CallActivityAsync<int>(\"a\"); await context.WaitForExternalEventAsync<int>(\"e\"); await {|PDR0304:new CancellationTokenSource().CancelAsync()|}; return 1; } }" },
        { TestFramework.DurableTaskCore, "using DurableTask.Core; public interface IWork { Task<int> Go(); } class O : TaskOrchestration<int, int> { private readonly TaskCompletionSource<int> _event = new TaskCompletionSource<int>(); public override async Task<int> RunTask(OrchestrationContext context, int input) { await context.ScheduleTask<int>(\"a\", \"1\"); var w = context.CreateClient<IWork>(); await w.Go(); await _event.Task; await {|PDR0304:new CancellationTokenSource().CancelAsync()|}; return 1; } public override void OnEvent(OrchestrationContext context, string name, string input) => _event.SetResult(1); }" },
        { TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask; static class F { [FunctionName(\"o\")] public static async Task Run([OrchestrationTrigger] IDurableOrchestrationContext c) { using (await c.LockAsync(new EntityId(\"a\", \"b\"))) { } await c.CallHttpAsync(null); await {|PDR0304:new CancellationTokenSource().CancelAsync()|}; } }" },
        { TestFramework.FunctionsIsolated, "using Microsoft.DurableTask; using Microsoft.DurableTask.Http; using Microsoft.Azure.Functions.Worker; static class F { [Function(\"o\")] public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext c) { await c.CallHttpAsync(null!); await using (await c.Entities.LockEntitiesAsync()) { } await {|PDR0304:new CancellationTokenSource().CancelAsync()|}; } }" },
        { TestFramework.Perdure, "using Perdure; class O : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { await context.CallActivityAsync(\"a\"); await {|PDR0304:new CancellationTokenSource().CancelAsync()|}; return 1; } }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public Task The_rule_holds_in_the_framework(TestFramework framework, string source) => AnalysisTest.RunAsync(framework, source);
}
