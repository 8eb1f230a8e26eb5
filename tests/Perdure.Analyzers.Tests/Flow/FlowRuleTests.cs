using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

public class FlowRuleTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        // PDR0302
        { "result of a durable call", "_ = {|PDR0302:context.CallActivityAsync<int>(\"A\").Result|};", "" },
        { "result of a local task", "var t = context.CallActivityAsync<int>(\"A\"); _ = {|PDR0302:t.Result|};", "" },
        { "GetResult", "{|PDR0302:context.CallActivityAsync(\"A\").GetAwaiter().GetResult()|};", "" },
        { "GetResult after ConfigureAwait", "{|PDR0302:{|PDR0305:context.CallActivityAsync(\"A\").ConfigureAwait(false)|}.GetAwaiter().GetResult()|};", "" },
        { "Wait", "var t = context.CallActivityAsync(\"A\"); {|PDR0302:t.Wait()|};", "" },
        { "result after WhenAll", "var t = context.CallActivityAsync<int>(\"A\"); await Task.WhenAll(t); _ = t.Result;", "" },
        { "result after await", "var t = context.CallActivityAsync<int>(\"A\"); await t; _ = t.Result;", "" },
        { "result of the winner", "var a = context.CallActivityAsync<int>(\"A\"); var b = context.CallActivityAsync(\"B\"); var w = await Task.WhenAny(a, b); if (w == a) { _ = a.Result; }", "" },
        { "results of many", "var ts = new List<Task<int>> { context.CallActivityAsync<int>(\"A\") }; await Task.WhenAll(ts); _ = ts.Sum(t => t.Result);", "" },
        { "FromResult", "_ = Task.FromResult(1).Result;", "" },
        { "a property called Result", "_ = new H().Result;", "class H { public int Result => 1; }" },

        // PDR0305
        { "ConfigureAwait false", "await {|PDR0305:context.CallActivityAsync(\"A\").ConfigureAwait(false)|};", "" },
        { "ConfigureAwait options", "await {|PDR0305:context.CallActivityAsync(\"A\").ConfigureAwait(ConfigureAwaitOptions.None)|}; await context.CallActivityAsync(\"A\").ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext);", "" },
        { "ConfigureAwait true", "await context.CallActivityAsync(\"A\").ConfigureAwait(true); await Task.CompletedTask.ConfigureAwait(false);", "" },

        // PDR0307
        { "nobody awaits", "{|PDR0307:context.CallActivityAsync(\"A\")|};", "" },
        { "discarded", "_ = {|PDR0307:context.CallSubOrchestratorAsync(\"A\")|};", "" },
        { "unread local", "var t = {|PDR0307:context.CallActivityAsync(\"A\")|};", "" },
        { "awaited later", "var t = context.CallActivityAsync(\"A\"); await t;", "" },
        { "collected", "var ts = new List<Task>(); ts.Add(context.CallActivityAsync(\"A\")); await Task.WhenAll(ts);", "" },
        { "returned", "await H.Go(context);", "static class H { public static Task Go(TaskOrchestrationContext c) => c.CallActivityAsync(\"A\"); }" },
        { "not a task", "context.SetCustomStatus(1); context.ContinueAsNew(1);", "" },

        // PDR0402
        { "guarded call", "if (!context.IsReplaying) { await {|PDR0402:context.CallActivityAsync(\"A\")|}; }", "" },
        { "guarded by else", "if (context.IsReplaying) { } else { await {|PDR0402:context.CallActivityAsync(\"A\")|}; }", "" },
        { "guarded with more", "if (input.Length > 1 && !context.IsReplaying) { await {|PDR0402:context.CreateTimer(TimeSpan.FromHours(1), default)|}; }", "" },
        { "guarded by comparison", "if (context.IsReplaying == false) { await {|PDR0402:context.CallActivityAsync(\"A\")|}; }", "" },
        { "guarded through a local", "var first = !context.IsReplaying; if (first) { await {|PDR0402:context.CallActivityAsync(\"A\")|}; }", "" },
        { "guarded by an early exit", "if (context.IsReplaying) { return input; } await {|PDR0402:context.CallActivityAsync(\"A\")|};", "" },
        { "guarded by a conditional operator", "await (context.IsReplaying ? Task.CompletedTask : {|PDR0402:context.CallActivityAsync(\"A\")|});", "" },
        { "guarded send", "if (!context.IsReplaying) { {|PDR0402:context.SendEvent(\"i\", \"e\", 1)|}; }", "" },
        { "guarded log", "if (!context.IsReplaying) { System.Diagnostics.Debug.WriteLine(DateTime.UtcNow); } await context.CallActivityAsync(\"A\");", "" },
        { "guarded value that escapes", "var d = DateTime.UnixEpoch; if (!context.IsReplaying) { d = [|DateTime.UtcNow|]; } _ = d;", "" },
        { "another flag", "var o = new H(); if (!o.IsReplaying) { await context.CallActivityAsync(\"A\"); }", "class H { public bool IsReplaying => true; }" },

        // PDR0403
        { "endless while", "{|PDR0403:while|} (true) { await context.CallActivityAsync(\"A\"); }", "" },
        { "endless for", "{|PDR0403:for|} (;;) { await context.CallActivityAsync(\"A\"); }", "" },
        { "endless by a local", "var go = true; {|PDR0403:while|} (go) { await context.CallActivityAsync(\"A\"); }", "" },
        { "local that ends the loop", "var go = true; while (go) { go = await context.CallActivityAsync<bool>(\"A\"); }", "" },
        { "endless goto", "again: await context.CallActivityAsync(\"A\"); {|PDR0403:goto|} again;", "" },
        { "goto back under a condition, forward, or past a way out", "again: if (await context.CallActivityAsync<bool>(\"A\")) { goto again; } goto on; on: await context.CallActivityAsync(\"B\"); more: await context.CallActivityAsync(\"C\"); if (input.Length > 3) { return input; } goto more;", "" },
        { "continuation on the pool", "await {|PDR0303:context.CallActivityAsync<int>(\"A\").ContinueWith(done => done.Result, TaskScheduler.Default)|}; await context.CallActivityAsync<int>(\"A\").ContinueWith(done => done.Result, TaskScheduler.Current);", "" },
        { "endless do", "{|PDR0403:do|} { await context.CallActivityAsync(\"A\"); } while (true);", "" },
        { "loop with break", "while (true) { await context.CallActivityAsync(\"A\"); if (input.Length > 1) { break; } }", "" },
        { "loop with return", "while (true) { await context.CallActivityAsync(\"A\"); if (input.Length > 1) { return input; } }", "" },
        { "loop that continues as new", "while (true) { await context.CallActivityAsync(\"A\"); context.ContinueAsNew(1); return input; }", "" },
        { "break of an inner loop", "{|PDR0403:while|} (true) { await context.CallActivityAsync(\"A\"); foreach (var c in input) { break; } }", "" },
        { "loop that records nothing", "while (true) { _ = context.NewGuid(); }", "" },

        { "loop with the calls in helpers", "{|PDR0403:while|} (true) { await H.Outer(context); }", "static class H { public static Task Outer(TaskOrchestrationContext c) => Inner(c); static async Task Inner(TaskOrchestrationContext c) { await c.CreateTimer(TimeSpan.FromHours(1), default); } }" },
        { "loop with a helper that continues as new", "while (true) { await context.CallActivityAsync(\"A\"); H.Again(context, input); }", "static class H { public static void Again(TaskOrchestrationContext c, string s) { if (s == \"\") { c.ContinueAsNew(1); } } }" },
        { "loop with helpers that record nothing", "while (true) { H.Go(); }", "static class H { public static void Go() { } }" },

        // PDR0109
        { "only logged", "Console.WriteLine({|#0:DateTime.UtcNow|});", "" },

        // PDR0108
        { "static counter", "H.Go();", "static class H { static int _count; public static void Go() { {|PDR0108:_count|}++; } }" },
        { "static that another method writes", "_ = H.Get();", "static class H { static int _count; public static int Get() => {|PDR0108:_count|}; public static void Set() { _count = 1; } }" },
        { "static that nobody writes", "_ = H.Get();", "static class H { static int _count = 3; static readonly int Fixed; static H() { Fixed = 1; } public static int Get() => _count + Fixed; }" },
        { "interlocked", "H.Go();", "static class H { static int _count; public static void Go() { Interlocked.Increment(ref {|PDR0108:_count|}); } }" },
        { "static list", "H.Go();", "static class H { static readonly List<int> Items = new(); static readonly List<int> Known = new() { 1 }; public static void Go() { {|PDR0108:Items|}.Add(1); _ = Known.Count; } }" },
        { "lazily made", "_ = H.Get();", "static class H { static string? _text; public static string Get() => _text ??= \"a\"; }" },

        // PDR0306
        { "lock", "{|PDR0306:lock (input) { }|}", "" },

        // PDR0206
        { "activity called directly", "await {|PDR0206:new A().RunAsync(null!, 1)|};", "class A : TaskActivity<int, int> { public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(DateTime.UtcNow.Day); }" },
        { "helper of an activity", "_ = A.Helper();", "class A : TaskActivity<int, int> { public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(DateTime.UtcNow.Day); public static int Helper() => [|DateTime.UtcNow|].Day; }" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_rule_fires_on_the_mistake_and_not_on_what_looks_like_it(string name, string body, string types)
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator(body, types));
        if (name == "only logged")
        {
            test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator(body.Replace("Console.WriteLine", "System.Diagnostics.Debug.WriteLine"), types));
            test.Expected.Add(new Verification.ExpectedDiagnostic("PDR0109", 0));
        }

        await test.RunAsync();
    }

    public static TheoryData<TestFramework, string> Programs => new()
    {
        // PDR0401
        { TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask; using Microsoft.Extensions.Logging; static class F { [FunctionName(\"o\")] public static Task Run([OrchestrationTrigger] IDurableOrchestrationContext c, ILogger log) { {|PDR0401:log.LogInformation(\"a\")|}; if (!c.IsReplaying) { log.LogInformation(\"b\"); } Help({|PDR0401:log|}); return Task.CompletedTask; } static void Help(ILogger log) => log.LogInformation(\"c\"); }" },
        { TestFramework.DurableTask, "using Microsoft.DurableTask; using Microsoft.Extensions.Logging; class O(ILogger<O> logger, ILoggerFactory factory) : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) { {|PDR0401:logger.LogInformation(\"a\")|}; {|PDR0401:factory.CreateLogger(\"x\").LogWarning(\"b\")|}; return Task.FromResult(1); } }" },
        { TestFramework.DurableTask, "using Microsoft.DurableTask; using Microsoft.Extensions.Logging; class O : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) { var logger = context.CreateReplaySafeLogger(\"x\"); logger.LogInformation(\"a\"); context.CreateReplaySafeLogger<O>().LogError(\"b\"); Help(logger); return Task.FromResult(1); } void Help(ILogger l) => l.LogInformation(\"c\"); }" },

        // PDR0205
        { TestFramework.DurableTask, "using Microsoft.DurableTask; using Microsoft.Extensions.Hosting; class O(IHost host) : TaskOrchestrator<int, int> { readonly IHost _host = host; public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { await {|PDR0205:_host.StopAsync()|}; await {|PDR0205:host.StartAsync()|}; _ = _host.Services; return 1; } } class A(IHost host) { public Task Go() => host.StopAsync(); }" },

        { TestFramework.FunctionsIsolated, "using Microsoft.DurableTask; using Microsoft.Azure.Functions.Worker; class F(IMail mail) { readonly IMail _mail = mail; [Function(\"o\")] public async Task Run([OrchestrationTrigger] TaskOrchestrationContext c) { await {|PDR0205:_mail.SendAsync()|}; } [Function(\"a\")] public Task Work([ActivityTrigger] string s) => _mail.SendAsync(); } interface IMail { Task SendAsync(); }" },
        { TestFramework.DurableTask, "using Microsoft.DurableTask; class O(IMail mail, ISteps steps) : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { await {|PDR0205:mail.SendAsync()|}; await steps.Go(context); return 1; } } interface IMail { Task SendAsync(); } interface ISteps { Task Go(TaskOrchestrationContext c); } class Steps : ISteps { public Task Go(TaskOrchestrationContext c) => c.CallActivityAsync(\"A\"); }" },

        { TestFramework.DurableTask, "using System; using Microsoft.DurableTask; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting; class O(IServiceProvider provider) : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { var host = provider.GetRequiredService<IHost>(); await {|PDR0205:host.StopAsync()|}; return 1; } } class A(IServiceProvider provider) { public Task Go() => provider.GetRequiredService<IHost>().StopAsync(); }" },

        // PDR0207
        { TestFramework.DurableTask, "using Microsoft.DurableTask; using Microsoft.DurableTask.Client; class O(DurableTaskClient client) : TaskOrchestrator<int, int> { public override async Task<int> RunAsync(TaskOrchestrationContext context, int input) { await {|PDR0207:client.ScheduleNewOrchestrationInstanceAsync(\"o\")|}; return 1; } } class Starter(DurableTaskClient client) { public Task Go() => client.ScheduleNewOrchestrationInstanceAsync(\"o\"); }" },

        // PDR0206
        { TestFramework.FunctionsIsolated, "using Microsoft.DurableTask; using Microsoft.Azure.Functions.Worker; static class F { [Function(\"o\")] public static Task Run([OrchestrationTrigger] TaskOrchestrationContext c) { _ = {|PDR0206:Work(\"a\")|}; return c.CallActivityAsync(nameof(Work), \"a\"); } [Function(nameof(Work))] public static string Work([ActivityTrigger] string s) => s + DateTime.UtcNow; }" },
        { TestFramework.Temporal, "using Temporalio.Workflows; using Temporalio.Activities; [Workflow] class O { [WorkflowRun] public async Task RunAsync() { await {|PDR0206:new A().Go()|}; } } class A { [Activity] public Task Go() { _ = DateTime.UtcNow; return Task.CompletedTask; } }" },

        // Proxies are durable, whoever implements them.
        { TestFramework.DurableTaskCore, "using DurableTask.Core; public interface IWork { Task<int> Go(); } class Work : IWork { public Task<int> Go() => Task.FromResult(DateTime.UtcNow.Day); } class O : TaskOrchestration<int, int> { public override async Task<int> RunTask(OrchestrationContext context, int input) { var work = context.CreateClient<IWork>(); await work.Go(); return await context.CreateClient<IWork>().Go(); } }" },
        { TestFramework.DurableTaskCore, "using DurableTask.Core; public interface IWork { Task<int> Go(); } class O : TaskOrchestration<int, int> { IWork _work; public override async Task<int> RunTask(OrchestrationContext context, int input) { _work = context.CreateClient<IWork>(); await _work.Go(); return await Next(); } Task<int> Next() => _work.Go(); }" },

        // Other frameworks
        { TestFramework.DurableTaskCore, "using DurableTask.Core; class O : TaskOrchestration<int, int> { public override Task<int> RunTask(OrchestrationContext c, int i) => Task.FromResult(i); public override async void {|PDR0307:OnEvent|}(OrchestrationContext c, string n, string i) { await c.ScheduleTask<int>(\"A\", \"\", i); } } class P : TaskOrchestration<int, int> { public override Task<int> RunTask(OrchestrationContext c, int i) => Task.FromResult(i); public override void OnEvent(OrchestrationContext c, string n, string i) { } public async void Idle() => await Task.CompletedTask; }" },
        { TestFramework.Temporal, "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public async Task RunAsync() { {|PDR0403:while|} (true) { var n = 1; await Workflow.ExecuteActivityAsync((A a) => a.Go(n), new ActivityOptions()); } } } class A { [Temporalio.Activities.Activity] public Task<int> Go(int n) => Task.FromResult(n); }" },
        { TestFramework.Temporal, "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public async Task RunAsync() { {|PDR0403:for|} (;;) { Func<int> f = () => { return 1; }; await Workflow.DelayAsync(f()); int G() => throw new Exception(); _ = f() > 1 ? G() : 0; } } }" },
        { TestFramework.Temporal, "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public async Task RunAsync() { while (true) { await Workflow.DelayAsync(1); Restart(); } } static void Restart() { if (Workflow.ContinueAsNewSuggested) { throw Workflow.CreateContinueAsNewException((O o) => o.RunAsync()); } } }" },
        { TestFramework.Temporal, "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public async Task RunAsync() { while (true) { await Workflow.DelayAsync(1); throw Workflow.CreateContinueAsNewException<O>(o => o.RunAsync()); } } [WorkflowSignal] public async Task S() { if (!Workflow.Unsafe.IsReplaying) { await {|PDR0402:Workflow.DelayAsync(1)|}; } } }" },
        { TestFramework.Dapr, "using Dapr.Workflow; class O : Workflow<int, int> { public override async Task<int> RunAsync(WorkflowContext context, int input) { {|PDR0403:while|} (true) { await context.CallActivityAsync<int>(\"a\"); } } }" },
        { TestFramework.DurableTaskCore, "using DurableTask.Core; class O : TaskOrchestration<int, int> { public override async Task<int> RunTask(OrchestrationContext context, int input) { if (!context.IsReplaying) { await {|PDR0402:context.ScheduleTask<int>(\"a\", \"1\")|}; } {|PDR0307:context.ScheduleTask<int>(\"a\", \"1\")|}; return 1; } }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public Task The_rule_fires_in_the_framework(TestFramework framework, string source) => AnalysisTest.RunAsync(framework, source);
}
