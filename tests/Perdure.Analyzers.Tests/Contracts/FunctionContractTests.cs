using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Contracts;

/// <summary>Contracts of functions, which attributes declare.</summary>
public class FunctionContractTests
{
    [Fact]
    public async Task Isolated()
    {
        var test = AnalysisTest.Create(TestFramework.FunctionsIsolated, """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;
            using Microsoft.DurableTask.Client;

            public record Order(string Sku);
            public class Functions
            {
                private const string Named = "Na" + "med";
                [Function("SayHello")] public string Hello([ActivityTrigger] string name, FunctionContext context) => name;
                [Function(nameof(Count))] public static Task<int> Count([ActivityTrigger] Order order) => Task.FromResult(1);
                [Function(Named)] public ValueTask<int> Other([ActivityTrigger] int number) => new(number);
                [Function("Aliased")] public void Alias([ActivityTrigger(Activity = "Alias")] int number) { }
                [Function("WithContext")] public int Context([ActivityTrigger] TaskActivityContext context) => 1;
                [Function("Timer")] public void Timer([TimerTrigger("* * *")] object timer) { }
                [Function("Tuple")] public {|PDR0506:(int, string)|} Tuple([ActivityTrigger] string name) => (1, name);

                [Function("Child")] public static Task<int> Child([OrchestrationTrigger] TaskOrchestrationContext context, Order order) => Task.FromResult(1);

                [Function("Run")]
                public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    await context.CallActivityAsync<string>({|PDR0501:"SayHelo"|}, "a");
                    await context.CallActivityAsync<string>({|PDR0501:"Timer"|}, "a");
                    await context.CallSubOrchestratorAsync<int>({|PDR0502:"Children"|}, "a");
                    _ = await {|PDR0504:context.CallActivityAsync<int>("SayHello", "a")|};
                    _ = await context.CallActivityAsync<int>("Count", {|PDR0503:1|});
                    await context.CallActivityAsync<int>(Named, {|PDR0503:"a"|});
                    await context.CallActivityAsync("Alias", {|PDR0503:true|});
                    var nothing = await {|PDR0504:context.CallActivityAsync<int>("Alias", 1)|};
                    _ = await {|PDR0504:context.CallSubOrchestratorAsync<Order>("Child", 1)|};
                    var tuple = await context.CallActivityAsync<(int, string)>("Tuple", "a");

                    _ = await context.CallActivityAsync<string>("sayhello", new Order("a"));
                    _ = await context.CallActivityAsync<Order>("SayHello", 1);
                    _ = await context.CallActivityAsync<int>("Count", "{ \"Sku\": \"a\" }");
                    _ = await context.CallActivityAsync<long>(Named, 1L);
                    await context.CallActivityAsync(nameof(Count), new { Sku = "a" });
                    await context.CallActivityAsync("Aliased", 1);
                    await context.CallActivityAsync("WithContext", new Order("a"));
                    await context.CallActivityAsync("BuiltIn::HttpActivity", "a");
                    await context.CallActivityAsync(nameof(ClassActivity), 1);
                    _ = await context.CallSubOrchestratorAsync<int>("Child", new Order("a"));
                    await context.CallSubOrchestratorAsync<Task>("Run", null);
                    _ = await {|PDR0506:context.CallSubOrchestratorAsync<Task>("Child", new Order("a"))|};
                    await {|PDR0506:context.CallActivityAsync<Task>("Count", new Order("a"))|};
                }
            }

            public class ClassActivity : TaskActivity<int, int> { public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(input); }
            public static class Program { public static void Main() { } }
            """);
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Fact]
    public Task Isolated_bindings() => AnalysisTest.RunAsync(TestFramework.FunctionsIsolated, """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;
        using Microsoft.DurableTask.Client;
        using Microsoft.DurableTask.Entities;

        public class Functions
        {
            [Function("A")] public static Task A([OrchestrationTrigger] {|PDR0505:object|} context) => Task.CompletedTask;
            [Function("B")] public static Task B([OrchestrationTrigger] {|PDR0505:TaskActivityContext|} context) => Task.CompletedTask;
            [Function("C")] public static Task C([EntityTrigger] {|PDR0505:TaskEntityContext|} context) => Task.CompletedTask;
            [Function("D")] public static void D([ActivityTrigger] {|PDR0505:TaskOrchestrationContext|} context) { }
            [Function("E")] public static void E([TimerTrigger("*")] object timer, [DurableClient] {|PDR0505:TaskEntityDispatcher|} client) { }

            [Function("F")] public static Task F([OrchestrationTrigger] TaskOrchestrationContext context, string input) => Task.CompletedTask;
            [Function("G")] public static Task G([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<Counter>();
            [Function("H")] public static void H([ActivityTrigger] object input, TaskActivityContext context) { }
            [Function("I")] public static void I([TimerTrigger("*")] object timer, [DurableClient] DurableTaskClient client) { }
            [Function("J")] public static string J([OrchestrationTrigger] string state) => state;
            [Function("K")] public static Task K([OrchestrationTrigger] Wrapped context) => Task.CompletedTask;
        }

        public abstract class Wrapped : TaskOrchestrationContext { }
        public class Counter : TaskEntity<int> { }
        """);

    [Fact]
    public Task In_process() => AnalysisTest.RunAsync(TestFramework.FunctionsInProcess, """
        using Microsoft.Azure.WebJobs;
        using Microsoft.Azure.WebJobs.Extensions.DurableTask;

        public class Order { public string Sku { get; set; } = ""; }
        public interface IOrder { string Sku { get; } }
        public static class Functions
        {
            [FunctionName("Start")] public static Task Start([DurableClient] IDurableClient client) => client.StartNewAsync("Run");
            [FunctionName("SayHello")] public static string Hello([ActivityTrigger] string name) => name;
            [FunctionName("Count")] public static Task<int> Count([ActivityTrigger] Order order) => Task.FromResult(1);
            [FunctionName("Ready")] public static bool Ready([ActivityTrigger] bool ready) => ready;
            [FunctionName("Context")] public static int Context([ActivityTrigger] IDurableActivityContext context) => context.GetInput<int>();
            [FunctionName("Method")] public static int Method([ActivityTrigger(Activity = "ByTrigger")] int input) => input;
            [FunctionName("Interface")] public static void Interface{|PDR0506:([ActivityTrigger] IOrder order)|} { }
            [FunctionName("Tuple")] public static (int, string) Tuple([ActivityTrigger] (int, string) input) => input;

            [FunctionName("Child")] public static Task Child([OrchestrationTrigger] IDurableOrchestrationContext context) => Task.CompletedTask;

            [FunctionName("Run")]
            public static async Task Run([OrchestrationTrigger] IDurableOrchestrationContext context)
            {
                await context.CallActivityAsync<string>({|PDR0501:"SayHelo"|}, "a");
                await context.CallActivityWithRetryAsync({|PDR0501:"SayHelo"|}, null!, "a");
                await context.CallSubOrchestratorAsync({|PDR0502:"Count"|}, "a");
                await context.CallSubOrchestratorAsync<int>({|PDR0502:"Kid"|}, "id", "a");
                context.StartNewOrchestration({|PDR0502:"Kid"|}, "a");
                _ = await context.CallActivityAsync<int>("Count", {|PDR0503:1|});
                _ = await context.CallActivityAsync<bool>("Ready", {|PDR0503:"perhaps"|});
                _ = await context.CallActivityAsync<int>("ByTrigger", {|PDR0503:new Order()|});
                _ = await {|PDR0504:context.CallActivityAsync<Order>("Count", new Order())|};
                _ = await {|PDR0504:context.CallActivityWithRetryAsync<int[]>("Count", null!, new Order())|};
                await context.CallActivityAsync("Context", {|PDR0506:context.CallActivityAsync<int>("Count", new Order())|});

                _ = await context.CallActivityAsync<int>("SayHello", 1);
                _ = await context.CallActivityAsync<string>("Count", "{ \"Sku\": \"a\" }");
                _ = await context.CallActivityAsync<bool>("Ready", "true");
                _ = await context.CallActivityAsync<string>("Ready", 1);
                _ = await context.CallActivityAsync<int>("context", new Order());
                _ = await context.CallActivityAsync<(int, string)>("Tuple", (1, "a"));
                _ = await context.CallActivityAsync<int>("Method", 1);
                await context.CallActivityAsync("Count", typeof(int) == null ? null : new { Sku = "a" });
                await context.CallSubOrchestratorAsync("child", null);
            }
        }
        """);

    [Fact]
    public Task In_process_without_a_starter_is_a_part_of_an_application() => AnalysisTest.RunAsync(TestFramework.FunctionsInProcess, """
        using Microsoft.Azure.WebJobs;
        using Microsoft.Azure.WebJobs.Extensions.DurableTask;

        public static class Functions
        {
            [FunctionName("SayHello")] public static string Hello([ActivityTrigger] string name) => name;
            [FunctionName("Run")] public static Task Run([OrchestrationTrigger] IDurableOrchestrationContext context) => context.CallActivityAsync("SayHelo", "a");
        }
        """);

    [Fact]
    public Task In_process_bindings() => AnalysisTest.RunAsync(TestFramework.FunctionsInProcess, """
        using Microsoft.Azure.WebJobs;
        using Microsoft.Azure.WebJobs.Extensions.DurableTask;

        public static class Functions
        {
            [FunctionName("A")] public static Task A([OrchestrationTrigger] {|PDR0505:IDurableActivityContext|} context) => Task.CompletedTask;
            [FunctionName("B")] public static void B([ActivityTrigger] {|PDR0505:IDurableOrchestrationContext|} context) { }
            [FunctionName("C")] public static void C([DurableClient] {|PDR0505:IDurableOrchestrationContext|} client) { }
            [FunctionName("D")] public static Task D([EntityTrigger] {|PDR0505:IDurableOrchestrationContext|} context) => Task.CompletedTask;
            [FunctionName("E")] public static Task E([OrchestrationTrigger] {|PDR0505:int|} input) => Task.CompletedTask;

            [FunctionName("F")] public static Task F([OrchestrationTrigger] IDurableOrchestrationContext context, {|PDR0207:[Blob("a")] string blob|}) => Task.CompletedTask;
            [FunctionName("G")] public static void G([ActivityTrigger] IDurableActivityContext context) { }
            [FunctionName("H")] public static void H([DurableClient] IDurableOrchestrationClient client, [DurableClient] IDurableClient other) { }
            [FunctionName("I")] public static Task I([EntityTrigger] IDurableEntityContext context) => Task.CompletedTask;
            [FunctionName("J")] public static void J([DurableClient] ICollection<string> starter) { }
        }
        """);
}
