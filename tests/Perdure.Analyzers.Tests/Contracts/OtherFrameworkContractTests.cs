using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Contracts;

public class OtherFrameworkContractTests
{
    [Fact]
    public Task DurableTask_Core() => AnalysisTest.RunAsync(TestFramework.DurableTaskCore, """
        using DurableTask.Core;

        namespace Shop
        {
            public class Item { public string Sku { get; set; } = ""; }
            public class Other { public string Name { get; set; } = ""; }
            public interface IWork { Task<int> Add(int a, int b); }
            public class Work : IWork { public Task<int> Add(int a, int b) => Task.FromResult(a + b); }
            public class Charge : TaskActivity<int, string> { protected override string Execute(TaskContext context, int input) => ""; }
            public class Ship : AsyncTaskActivity<Item, Item> { protected override Task<Item> ExecuteAsync(TaskContext context, Item input) => Task.FromResult(input); }
            public class Parent : TaskOrchestration<string, string>
            {
                public override async Task<string> RunTask(OrchestrationContext context, string input)
                {
                    await context.ScheduleTask<string>({|PDR0501:typeof(Child)|}, 1);
                    await context.ScheduleTask<string>({|PDR0501:"Shop.Charges"|}, "", 1);
                    await context.CreateSubOrchestrationInstance<string>({|PDR0502:typeof(Charge)|}, 1);
                    await context.CreateSubOrchestrationInstance<string>({|PDR0502:"Shop.Kid"|}, "", 1);
                    await {|PDR0503:context.ScheduleTask<string>(typeof(Charge), 1, 2)|};
                    await context.ScheduleTask<string>(typeof(Charge), {|PDR0503:new Item()|});
                    await context.ScheduleTask<Item>(typeof(Ship), {|PDR0503:input|});
                    await context.ScheduleTask<Item>(typeof(Ship), {|PDR0503:new Other()|});
                    await {|PDR0504:context.ScheduleTask<Item>(typeof(Charge), 1)|};
                    await context.CreateSubOrchestrationInstance<string>(typeof(Child), {|PDR0503:new Item()|});
                    await context.ScheduleTask<Item>(typeof(Ship), {|PDR0506:(Action)(() => { })|});

                    await context.ScheduleTask<string>(typeof(Charge), 1);
                    await context.ScheduleTask<string>(typeof(Charge), "1");
                    await context.ScheduleTask<string>(typeof(Charge));
                    await context.ScheduleTask<string>("Shop.Charge", "", 1);
                    await context.ScheduleWithRetry<string>(typeof(Charge), null!, 1);
                    await context.ScheduleTask<string>(typeof(Charge).FullName!, "", 1);
                    await context.ScheduleTask<int>("Add", "", 1, 2);
                    await context.ScheduleTask<int>("IWork.Add", "", 1, 2);
                    await context.ScheduleTask<string>(typeof(Charge), new object[] { 1 });
                    await context.ScheduleTask<object>(typeof(Ship), new { Sku = "a" });
                    await context.CreateSubOrchestrationInstance<string>(typeof(Child), 1);
                    return "";
                }
            }

            public class Child : TaskOrchestration<string, int> { public override Task<string> RunTask(OrchestrationContext context, int input) => Task.FromResult(""); }
            public class Creator : ObjectCreator<TaskActivity> { public override TaskActivity Create() => new Charge(); }
            public class NameValueObjectCreator<T> : ObjectCreator<T> { public NameValueObjectCreator(string name, string version, Type type) { } public override T Create() => default!; }

            public static class Host
            {
                public static void Start(TaskHubWorker worker)
                {
                    worker.AddTaskOrchestrations(typeof(Parent), typeof(Child));
                    worker.AddTaskActivities(typeof(Charge));
                    worker.AddTaskActivities(new Ship());
                    worker.AddTaskActivities(new Named<Item>());
                    worker.AddTaskActivitiesFromInterface<IWork>(new Work());
                }
            }

            public class Named<T> : TaskActivity<T, T> { protected override T Execute(TaskContext context, T input) => input; }
        }
        """);

    [Fact]
    public Task DurableTask_Core_with_a_creator_may_have_any_name() => AnalysisTest.RunAsync(TestFramework.DurableTaskCore, """
        using DurableTask.Core;

        public class Charge : TaskActivity<int, string> { protected override string Execute(TaskContext context, int input) => ""; }
        public class Creator : ObjectCreator<TaskActivity> { public override TaskActivity Create() => new Charge(); }
        public class Parent : TaskOrchestration<string, string>
        {
            public override Task<string> RunTask(OrchestrationContext context, string input) => context.ScheduleTask<string>("Anything", "", 1);
        }

        public static class Host { public static void Start(TaskHubWorker worker) => worker.AddTaskActivities(typeof(Charge)).AddTaskActivities(new Creator { Name = "Anything" }); }
        """);

    [Fact]
    public Task Dapr() => AnalysisTest.RunAsync(TestFramework.Dapr, """
        using Dapr.Workflow;

        public record Item(string Sku);
        public class Charge : WorkflowActivity<Item, bool> { public override Task<bool> RunAsync(WorkflowActivityContext context, Item input) => Task.FromResult(true); }
        public class Count : WorkflowActivity<int, int> { public override Task<int> RunAsync(WorkflowActivityContext context, int input) => Task.FromResult(1); }
        public class Child : Workflow<int, string> { public override Task<string> RunAsync(WorkflowContext context, int input) => Task.FromResult(""); }
        public class Order : Workflow<string, string>
        {
            public override async Task<string> RunAsync(WorkflowContext context, string input)
            {
                await context.CallActivityAsync({|PDR0501:"Chrage"|}, new Item("a"));
                await context.CallActivityAsync({|PDR0501:"Chrage"|}, new Item("a"), new WorkflowTaskOptions(new WorkflowRetryPolicy(3, TimeSpan.Zero)));
                await context.CallChildWorkflowAsync({|PDR0502:"Kid"|}, 1);
                await context.CallActivityAsync<bool>(nameof(Charge), {|PDR0503:input|});
                await context.CallActivityAsync<int>(nameof(Count), {|PDR0503:"one"|});
                _ = await {|PDR0504:context.CallActivityAsync<string>(nameof(Charge), new Item("a"))|};
                await context.CallActivityAsync<int>("Func", {|PDR0503:new[] { 1 }|});
                await context.CallActivityAsync(nameof(Charge), {|PDR0506:Task.FromResult(new Item("a"))|});

                await context.CallActivityAsync<bool>("charge", new { Sku = "a" });
                await context.CallActivityAsync<int>(nameof(Count), input);
                await context.CallActivityAsync<int>("Func", new Item("a"));
                await context.CallActivityAsync("Elsewhere", new Item("a"), new WorkflowTaskOptions { });
                await context.CallActivityAsync("Alias", 1);
                await context.CallActivityAsync<(int, int)>(input, new Item("a"));
                await context.CallChildWorkflowAsync<string>(nameof(Child), 1);
                return "";
            }
        }

        public static class Host
        {
            public static void Configure(WorkflowRuntimeOptions options)
            {
                options.RegisterWorkflow<Order>();
                options.RegisterWorkflow<Child>();
                options.RegisterActivity<Charge>();
                options.RegisterActivity<Count>(name: "Alias");
                options.RegisterActivity<Item, int>("Func", (context, item) => Task.FromResult(item.Sku.Length));
            }
        }
        """);

    [Fact]
    public Task Temporal() => AnalysisTest.RunAsync(TestFramework.Temporal, """
        using Temporalio.Activities;
        using Temporalio.Workflows;

        public interface IWork { [Activity] Task<int> Declared(int input); Task<int> Undeclared(int input); }
        public class Work : IWork
        {
            [Activity] public static int Marked(int input) => input;
            public static int Unmarked(int input) => input;
            [Activity] public Task<int> Declared(int input) => Task.FromResult(input);
            [Activity] public Task<int> Undeclared(int input) => Task.FromResult(input);
            [Activity] public static int WithToken(CancellationToken token) => 1;
        }

        [Workflow] public class Child { [WorkflowRun] public Task<int> RunAsync(int input) => Task.FromResult(input); public Task<int> HelpAsync(int input) => Task.FromResult(input); }

        [Workflow]
        public class Order
        {
            private static readonly ActivityOptions Options = new();

            [WorkflowRun]
            public async Task RunAsync()
            {
                await Workflow.ExecuteActivityAsync(() => {|PDR0501:Work.Unmarked(1)|}, Options);
                await Workflow.ExecuteActivityAsync((IWork work) => {|PDR0501:work.Undeclared(1)|}, Options);
                await Workflow.ExecuteChildWorkflowAsync((Child child) => {|PDR0502:child.HelpAsync(1)|});
                await Workflow.ExecuteActivityAsync(() => Work.WithToken({|PDR0506:Workflow.CancellationToken|}), Options);

                await Workflow.ExecuteActivityAsync(() => Work.Marked(1), Options);
                await Workflow.ExecuteActivityAsync((IWork work) => work.Declared(1), Options);
                await Workflow.ExecuteActivityAsync((Work work) => work.Undeclared(1), Options);
                await Workflow.ExecuteActivityAsync<int>("Anything", [1], Options);
                await Workflow.ExecuteChildWorkflowAsync((Child child) => child.RunAsync(1));
            }
        }
        """);
}
