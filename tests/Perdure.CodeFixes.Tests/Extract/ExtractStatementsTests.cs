using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Extract;

namespace Perdure.CodeFixes.Tests.Extract;

public class ExtractStatementsTests
{
    [Fact]
    public async Task What_cannot_travel_is_used_up_in_the_activity()
    {
        await Test(
            TestFramework.FunctionsIsolated,
            """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;

            public record Order(string Id);

            public class Orders(HttpClient http)
            {
                [Function(nameof(Process))]
                public async Task<string> Process([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    var order = context.GetInput<Order>()!;

                    // ask for the stock
                    var response = await {|PDR0201:http.GetAsync($"https://x/stock/{order.Id}")|};
                    response.EnsureSuccessStatusCode(); // must be there
                    string stock = await response.Content.ReadAsStringAsync(); // got it

                    if (stock == "0")
                    {
                        using var reader = {|PDR0202:new StreamReader("/data/" + order.Id)|};
                        var note = await reader.ReadToEndAsync();
                        return note;
                    }

                    return stock;
                }
            }
            """,
            """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;

            public record Order(string Id);

            public class Orders(HttpClient http)
            {
                [Function(nameof(Process))]
                public async Task<string> Process([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    var order = context.GetInput<Order>()!;

                    // ask for the stock
                    string stock = await context.CallActivityAsync<string>(nameof(GetStock), order); // got it

                    if (stock == "0")
                    {
                        var note = await context.CallActivityAsync<string>(nameof(GetNote), order);
                        return note;
                    }

                    return stock;
                }

                [Function(nameof(GetNote))]
                public static async Task<string> GetNote([ActivityTrigger] Order order)
                {
                    using var reader = new StreamReader("/data/" + order.Id);
                    return await reader.ReadToEndAsync();
                }

                [Function(nameof(GetStock))]
                public async Task<string> GetStock([ActivityTrigger] Order order)
                {
                    var response = await http.GetAsync($"https://x/stock/{order.Id}");
                    response.EnsureSuccessStatusCode(); // must be there
                    return await response.Content.ReadAsStringAsync();
                }
            }
            """).RunAsync();
    }

    [Fact]
    public async Task In_Temporal_it_is_a_method_of_the_activities_of_the_workflow()
    {
        var test = Test(
            TestFramework.Temporal,
            """
            using Temporalio.Workflows;

            namespace Shop;

            [Workflow]
            public class OrderWorkflow
            {
                [WorkflowRun]
                public async Task<string> RunAsync(string orderId)
                {
                    var text = await {|PDR0202:File.ReadAllTextAsync($"/data/{orderId}.json")|};
                    {|PDR0202:File.WriteAllText(orderId, text)|};
                    return text;
                }
            }
            """,
            """
            using Temporalio.Activities;
            using Temporalio.Workflows;

            namespace Shop;

            [Workflow]
            public class OrderWorkflow
            {
                [WorkflowRun]
                public async Task<string> RunAsync(string orderId)
                {
                    var text = await Workflow.ExecuteActivityAsync(() => OrderActivities.ReadAllText(orderId), new() { StartToCloseTimeout = TimeSpan.FromMinutes(5) });
                    await Workflow.ExecuteActivityAsync(() => OrderActivities.WriteAllText(orderId, text), new() { StartToCloseTimeout = TimeSpan.FromMinutes(5) });
                    return text;
                }
            }

            public static class OrderActivities
            {
                [Activity]
                public static async Task<string> ReadAllText(string orderId)
                {
                    return await File.ReadAllTextAsync($"/data/{orderId}.json");
                }

                [Activity]
                public static void WriteAllText(string orderId, string text)
                {
                    File.WriteAllText(orderId, text);
                }
            }
            """);
        test.Project.Add(
            "Program.cs",
            """
            using Shop;
            using Temporalio.Worker;

            static class Program
            {
                static TemporalWorkerOptions Options() => new TemporalWorkerOptions("orders")
                    .AddWorkflow(typeof(OrderWorkflow));
            }
            """,
            """
            using Shop;
            using Temporalio.Worker;

            static class Program
            {
                static TemporalWorkerOptions Options() => new TemporalWorkerOptions("orders")
                    .AddWorkflow(typeof(OrderWorkflow))
                    .AddActivity(OrderActivities.WriteAllText)
                    .AddActivity(OrderActivities.ReadAllText);
            }
            """);
        test.ReverseOrderChecked = false;
        await test.RunAsync();
    }

    [Fact]
    public async Task In_DurableTask_Core_it_is_a_class_that_may_be_synchronous()
    {
        var test = Test(
            TestFramework.DurableTaskCore,
            """
            using DurableTask.Core;

            namespace Shop
            {
                public class Order : TaskOrchestration<string, string>
                {
                    public override async Task<string> RunTask(OrchestrationContext context, string id)
                    {
                        var text = await {|PDR0202:File.ReadAllTextAsync(id)|};
                        {|PDR0202:File.WriteAllText(id, text)|};
                        return text;
                    }
                }
            }
            """,
            """
            using DurableTask.Core;

            namespace Shop
            {
                public class Order : TaskOrchestration<string, string>
                {
                    public override async Task<string> RunTask(OrchestrationContext context, string id)
                    {
                        var text = await context.ScheduleTask<string>(typeof(ReadAllTextActivity), id);
                        await context.ScheduleTask<object?>(typeof(WriteAllTextActivity), new WriteAllTextInput(id, text));
                        return text;
                    }
                }

                public sealed class WriteAllTextActivity : TaskActivity<WriteAllTextInput, object?>
                {
                    protected override object? Execute(TaskContext context, WriteAllTextInput input)
                    {
                        File.WriteAllText(input.Id, input.Text);
                        return null;
                    }
                }

                public sealed record WriteAllTextInput(string Id, string Text);

                public sealed class ReadAllTextActivity : AsyncTaskActivity<string, string>
                {
                    protected override async Task<string> ExecuteAsync(TaskContext context, string id)
                    {
                        return await File.ReadAllTextAsync(id);
                    }
                }
            }
            """);
        test.Project.Add(
            "Program.cs",
            "static class Program\n{\n    static void Start(DurableTask.Core.TaskHubWorker worker) => worker.AddTaskOrchestrations(typeof(Shop.Order)).AddTaskActivities(typeof(Other));\n}\n\nabstract class Other : DurableTask.Core.TaskActivity<string, string>;\n",
            "static class Program\n{\n    static void Start(DurableTask.Core.TaskHubWorker worker) => worker.AddTaskOrchestrations(typeof(Shop.Order)).AddTaskActivities(typeof(Other), typeof(Shop.ReadAllTextActivity), typeof(Shop.WriteAllTextActivity));\n}\n\nabstract class Other : DurableTask.Core.TaskActivity<string, string>;\n");
        test.ReverseOrderChecked = false;
        await test.RunAsync();
    }

    private static CodeFixTest Test(TestFramework framework, string before, string after)
    {
        var test = new CodeFixTest(new ExtractActivityCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = framework, FixAll = FixAllScopes.None, ReverseOrderChecked = false };
        test.Project.Add("Order.cs", before, after);
        return test;
    }
}
