using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Extract;

namespace Perdure.CodeFixes.Tests.Extract;

public class ExtractActivityTests
{
    [Fact]
    public async Task A_value_of_the_orchestrator_travels_and_is_not_injected()
    {
        var test = Test(TestFramework.DurableTask);
        test.Project.Add(
            "Order.cs",
            "using Microsoft.DurableTask;\n\nclass Order(string folder) : TaskOrchestrator<string, string>\n{\n\treadonly int _size = 3;\n\n\tpublic override async Task<string> RunAsync(TaskOrchestrationContext context, string name)\n\t{\n\t\treturn {|PDR0202:File.ReadAllText(folder + name + _size)|};\n\t}\n}",
            "using Microsoft.DurableTask;\n\nclass Order(string folder) : TaskOrchestrator<string, string>\n{\n\treadonly int _size = 3;\n\n\tpublic override async Task<string> RunAsync(TaskOrchestrationContext context, string name)\n\t{\n\t\treturn await context.CallActivityAsync<string>(nameof(ReadAllTextActivity), new ReadAllTextInput(folder, name, _size));\n\t}\n}\n\nsealed class ReadAllTextActivity : TaskActivity<ReadAllTextInput, string>\n{\n\tpublic override Task<string> RunAsync(TaskActivityContext context, ReadAllTextInput input)\n\t{\n\t\treturn Task.FromResult(File.ReadAllText(input.Folder + input.Name + input.Size));\n\t}\n}\n\nsealed record ReadAllTextInput(string Folder, string Name, int Size);");
        await test.RunAsync();
    }

    [Fact]
    public async Task A_file_is_read_in_an_activity_that_is_registered_beside_its_neighbours()
    {
        var test = Test(TestFramework.DurableTask);
        test.Titles = ["Move 'ReadAllText' to an activity (changes the history of running instances)"];
        test.Project.Add(
            "Order.cs",
            """
            using Microsoft.DurableTask;

            namespace Shop;

            public class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string path)
                {
                    // read it
                    var text = {|PDR0202:File.ReadAllText(path /* where */)|}; // done
                    return text.Trim();
                }
            }
            """,
            """
            using Microsoft.DurableTask;

            namespace Shop;

            public class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string path)
                {
                    // read it
                    var text = await context.CallActivityAsync<string>(nameof(ReadAllTextActivity), path); // done
                    return text.Trim();
                }
            }

            public sealed class ReadAllTextActivity : TaskActivity<string, string>
            {
                public override Task<string> RunAsync(TaskActivityContext context, string path)
                {
                    return Task.FromResult(File.ReadAllText(path /* where */));
                }
            }
            """);
        test.Project.Add(
            "Start.cs",
            """
            using Microsoft.DurableTask;
            using Shop;

            static class Start
            {
                static void Tasks(DurableTaskRegistry tasks)
                {
                    // ours
                    tasks.AddOrchestrator<Order>();
                }
            }
            """,
            """
            using Microsoft.DurableTask;
            using Shop;

            static class Start
            {
                static void Tasks(DurableTaskRegistry tasks)
                {
                    // ours
                    tasks.AddOrchestrator<Order>();
                    tasks.AddActivity<ReadAllTextActivity>();
                }
            }
            """);
        await test.RunAsync();
    }

    [Theory]
    [InlineData(TestFramework.DurableTask, "Microsoft.DurableTask", "TaskOrchestrator", "TaskOrchestrationContext", "DurableTaskRegistry", "t.AddOrchestrator<Deep.Order>()", "t.AddOrchestrator<Deep.Order>().AddActivity<Deep.GetMachineNameActivity>()", "TaskActivity", "TaskActivityContext")]
    [InlineData(TestFramework.Dapr, "Dapr.Workflow", "Workflow", "WorkflowContext", "WorkflowRuntimeOptions", "t.RegisterWorkflow<Deep.Order>()", "t.RegisterWorkflow<Deep.Order>()", "WorkflowActivity", "WorkflowActivityContext")]
    public async Task A_registration_in_another_namespace_and_form_is_understood(
        TestFramework framework, string space, string orchestrator, string context, string registry, string before, string after, string activity, string activityContext)
    {
        var test = Test(framework);
        var code = $"using {space};\n\nnamespace Deep\n{{\n    class Order : {orchestrator}<string, string>\n    {{\n        public override async Task<string> RunAsync({context} context, string input)\n        {{\n            return NAME;\n        }}\n    }}MORE\n}}\n";
        var more = $"\n\n    sealed class GetMachineNameActivity : {activity}<object?, string>\n    {{\n        public override Task<string> RunAsync({activityContext} context, object? input)\n        {{\n            return Task.FromResult(Environment.MachineName);\n        }}\n    }}";
        test.Project.Add(
            "Order.cs",
            code.Replace("NAME", "{|PDR0104:Environment.MachineName|}", StringComparison.Ordinal).Replace("MORE", "", StringComparison.Ordinal),
            code.Replace("NAME", "await context.CallActivityAsync<string>(nameof(GetMachineNameActivity))", StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal));
        var start = $"static class Start {{ static Action<{space}.{registry}> Tasks() => t => REGISTER; }}\n";
        test.Project.Add("Start.cs", start.Replace("REGISTER", before, StringComparison.Ordinal), start.Replace("REGISTER", after, StringComparison.Ordinal));
        await test.RunAsync();
    }

    [Fact]
    public async Task An_injected_client_moves_along_and_several_inputs_become_a_record()
    {
        var test = Test(TestFramework.Perdure);
        test.Project.Add(
            "Order.cs",
            """
            using Perdure;

            class Order : TaskOrchestrator<string, string>
            {
                private readonly HttpClient _http;

                public Order(HttpClient http)
                {
                    _http = http;
                }

                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var count = input.Length;
                    return (await {|PDR0201:_http.GetStringAsync($"https://x/{input}/{count}/{input}")|}).Trim();
                }
            }
            """,
            """
            using Perdure;

            class Order : TaskOrchestrator<string, string>
            {
                private readonly HttpClient _http;

                public Order(HttpClient http)
                {
                    _http = http;
                }

                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    var count = input.Length;
                    return (await context.CallActivityAsync<string>(nameof(GetStringActivity), new GetStringInput(input, count))).Trim();
                }
            }

            sealed class GetStringActivity : TaskActivity<GetStringInput, string>
            {
                private readonly HttpClient _http;

                public GetStringActivity(HttpClient http)
                {
                    _http = http;
                }

                public override async Task<string> RunAsync(TaskActivityContext context, GetStringInput input)
                {
                    return await _http.GetStringAsync($"https://x/{input.Input}/{input.Count}/{input.Input}");
                }
            }

            sealed record GetStringInput(string Input, int Count);
            """);
        await test.RunAsync();
    }

    [Fact]
    public async Task In_functions_it_is_a_function_beside_the_orchestrator()
    {
        var test = Test(TestFramework.FunctionsIsolated);
        test.Project.Add(
            "Order.cs",
            """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;

            static class Order
            {
                [Function(nameof(Run))]
                public static async Task<string?> Run([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    {|PDR0202:File.WriteAllText("a", "b")|};
                    return {|PDR0104:Environment.GetEnvironmentVariable("HOME")|};
                }
            }
            """,
            """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;

            static class Order
            {
                [Function(nameof(Run))]
                public static async Task<string?> Run([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    await context.CallActivityAsync(nameof(WriteAllText));
                    return await context.CallActivityAsync<string?>(nameof(GetEnvironmentVariable));
                }

                [Function(nameof(GetEnvironmentVariable))]
                public static string? GetEnvironmentVariable([ActivityTrigger] object? input)
                {
                    return Environment.GetEnvironmentVariable("HOME");
                }

                [Function(nameof(WriteAllText))]
                public static void WriteAllText([ActivityTrigger] object? input)
                {
                    File.WriteAllText("a", "b");
                }
            }
            """);
        test.ReverseOrderChecked = false;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("return {|PDR0103:Random.Shared|}.Next(5);", "return await context.CallActivityAsync<int>(nameof(NextRandom2));", "NextRandom2", "return Random.Shared.Next(5);")]
    [InlineData("return (int){|PDR0103:new Random()|}.NextDouble();", "return (int)await context.CallActivityAsync<double>(nameof(NextDouble));", "NextDouble", "return new Random().NextDouble();")]
    [InlineData("var dice = {|PDR0103:Random.Shared|}.Next(5); return dice;", "var dice = await context.CallActivityAsync<int>(nameof(GetDice)); return dice;", "GetDice", "return Random.Shared.Next(5);")]
    public async Task An_activity_is_called_after_what_it_does_and_by_a_name_that_no_function_has(string before, string after, string name, string body)
    {
        const string Source = """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;

            static class Order
            {
                [Function(nameof(Run))]
                public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    BODY
                }MORE
            }

            static class Other
            {
                [Function("NextRandom")]
                public static int Next([ActivityTrigger] string input) => 1;

                [Function(nameof(NextRandomActivity))]
                public static int NextRandomActivity([ActivityTrigger] string input) => 1;
            }
            """;
        var type = name == "NextDouble" ? "double" : "int";
        name = name == "NextRandom2" ? "NextRandomActivity2" : name;
        var test = Test(TestFramework.FunctionsIsolated);
        test.Project.Add(
            "Order.cs",
            Source.Replace("BODY", before, StringComparison.Ordinal).Replace("MORE", "", StringComparison.Ordinal),
            Source.Replace("BODY", after.Replace("NextRandom2", name, StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("MORE", $"\n\n    [Function(nameof({name}))]\n    public static {type} {name}([ActivityTrigger] object? input)\n    {{\n        {body}\n    }}", StringComparison.Ordinal));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("var x = {|PDR0202:File.OpenRead(input)|}; return {|PDR0202:x.Name|};")]
    [InlineData("var n = 0; {|PDR0202:File.WriteAllText(input, (n++).ToString())|}; return input;")]
    [InlineData("using var s = new MemoryStream(); await context.CallActivityAsync(s.Length.ToString()); {|PDR0202:File.WriteAllBytes(input, s.ToArray())|}; return input;")]
    [InlineData("using var s = {|PDR0202:File.OpenText(input)|}; var a = s.ReadLine(); var b = s.ReadLine(); return a + b;")]
    [InlineData("using var s = {|PDR0202:File.OpenText(input)|}; if (s.ReadLine() is null) { return input; } return input + 1;")]
    [InlineData("return string.Join(\",\", new[] { input }.Select(x => {|PDR0202:File.ReadAllText(x)|}));")]
    public async Task Nothing_is_offered_that_cannot_move(string body)
    {
        var test = Test(TestFramework.DurableTask);
        test.NothingOffered = true;
        test.Project.Add(
            "Order.cs",
            $$"""
            using Microsoft.DurableTask;

            class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    await context.CallActivityAsync("a");
                    {{body}}
                }
            }
            """);
        await test.RunAsync();
    }

    private static CodeFixTest Test(TestFramework framework)
    {
        return new CodeFixTest(new ExtractActivityCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = framework, FixAll = FixAllScopes.None };
    }
}
