using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Contracts;

/// <summary>What is certain about names, and what other projects make uncertain.</summary>
public class ContractReachTests
{
    private const string Activity = """
        using Microsoft.DurableTask;
        public class Known : TaskActivity<int, string> { public override Task<string> RunAsync(TaskActivityContext context, int input) => Task.FromResult(""); }
        """;

    private const string Main = "public static class Program { public static void Main() { } }";

    [Fact]
    public async Task A_library_that_registers_nothing_does_not_know_all_names() =>
        await AnalysisTest.RunAsync(TestFramework.DurableTask, Activity, Caller("\"Unknown\", 1"));

    [Fact]
    public async Task An_application_knows_all_names()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, Activity, Caller("{|PDR0501:\"Unknown\"|}, 1"), Main);
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("static void Add(DurableTaskRegistry registry, string name) => registry.AddActivity<Known>(name);")]
    [InlineData("static void Add(DurableTaskRegistry registry, Type type) => registry.AddActivity(type);")]
    [InlineData("static void Add<T>(DurableTaskRegistry registry) where T : class, ITaskActivity => registry.AddActivity<T>();")]
    [InlineData("static void Add(DurableTaskRegistry registry) { foreach (var name in new[] { \"Unknown\" }) { registry.AddActivityFunc(name, (TaskActivityContext context, int input) => input); } }")]
    [InlineData("static void Add() { _ = \"UseWorkItemFilters\"; }")]
    public async Task A_registration_that_cannot_be_read_may_be_of_any_name(string registration)
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, Activity, Caller("\"Unknown\", 1"), Main, $"using Microsoft.DurableTask; public static class Registration {{ {registration} }}");
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Fact]
    public async Task A_generated_registration_is_read()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, Activity, Caller("{|PDR0501:\"Unknown\"|}, 1"), Main);
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        test.Project.Add("Tasks.g.cs", """
            namespace Microsoft.DurableTask
            {
                public static class GeneratedDurableTaskExtensions
                {
                    public static Task<string> CallKnownAsync(this TaskOrchestrationContext context, int input) => context.CallActivityAsync<string>("Known", input);
                    internal static DurableTaskRegistry AddAllGeneratedTasks(this DurableTaskRegistry builder) { builder.AddActivity<Known>(); return builder; }
                }
            }
            """);
        test.Project.Add("Other.cs", """
            using Microsoft.DurableTask;
            class Other : TaskOrchestrator<string, string> { public override Task<string> RunAsync(TaskOrchestrationContext context, string input) => context.CallKnownAsync(1); }
            """);
        await test.RunAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_that_uses_the_framework_may_register_any_name_and_its_types_are_known(bool asAssembly)
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, Activity, Caller("\"Unknown\", 1"), Caller("Lib.Names.Far, {|PDR0503:\"text\"|}", "Second"), Main);
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        var library = test.AddProject("Lib");
        library.Frameworks.Add(TestFramework.DurableTask);
        library.Add("Lib.cs", """
            using Microsoft.DurableTask;
            namespace Lib;
            public static class Names { public const string Far = nameof(FarActivity); }
            public class FarActivity : TaskActivity<int, string> { public override Task<string> RunAsync(TaskActivityContext context, int input) => Task.FromResult(""); }
            """);
        test.Project.Reference(library, asAssembly);
        await test.RunAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_without_the_framework_registers_nothing(bool asAssembly)
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, Activity, Caller("{|PDR0501:Lib.Names.Near|}, new Lib.Order(1)"), Caller("nameof(Known), {|PDR0503:new Lib.Order(1)|}", "Second"), Main);
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        var library = test.AddProject("Lib");
        library.Add("Lib.cs", "namespace Lib; public record Order(int Id); public static class Names { public const string Near = \"Nearly\"; }");
        test.Project.Reference(library, asAssembly);
        await test.RunAsync();
    }

    [Fact]
    public async Task A_serializer_of_the_application_may_read_what_the_default_does_not()
    {
        const string Wrong = "nameof(Known), \"1\"";
        await AnalysisTest.RunAsync(TestFramework.DurableTask, Activity, Caller(Wrong), "class MyDataConverter { }");
        await AnalysisTest.RunAsync(TestFramework.DurableTask, Activity, Caller(Wrong), "class Setup { object options = new System.Text.Json.JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString }; }");
        await AnalysisTest.RunAsync(TestFramework.DurableTask, Activity, Caller("nameof(Known), {|PDR0503:\"1\"|}"), "class Setup { void Write(System.Text.Json.JsonSerializerOptions options) { } }");
    }

    [Fact]
    public async Task A_call_that_no_orchestrator_makes_is_not_reported()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, Activity, Main, """
            using Microsoft.DurableTask;
            using System.Linq.Expressions;
            class Mock<T> { public void Setup(Expression<Action<T>> call) { } }
            class Tests { void Run(Mock<TaskOrchestrationContext> mock) => mock.Setup(context => context.CallActivityAsync("Anything", "text", null)); }
            """);
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Fact]
    public async Task The_message_names_both_sides_and_the_likely_name()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, Activity, Caller("{|#0:\"Knwon\"|}, 1"), Caller("nameof(Known), {|#1:1.ToString()|}", "Second"), Main);
        test.Project.OutputKind = OutputKind.ConsoleApplication;
        test.Expected.Add(new ExpectedDiagnostic("PDR0501", 0) { Message = "'Caller.RunAsync' calls the activity 'Knwon', which nothing declares or registers. Is it 'Known'?" });
        test.Expected.Add(new ExpectedDiagnostic("PDR0503", 1) { Message = "'Second.RunAsync' gives 'string' to the activity 'Known', which takes 'int'." });
        await test.RunAsync();
    }

    private static string Caller(string arguments, string name = "Caller") => $$"""
        using Microsoft.DurableTask;
        class {{name}} : TaskOrchestrator<string, string>
        {
            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                await context.CallActivityAsync({{arguments}});
                return input;
            }
        }
        """;
}
