using Perdure.Analyzers.Report;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Report;

public class MessageTests
{
    [Fact]
    public async Task The_message_shows_the_chain_and_the_remedy()
    {
        var found = Assert.Single(await AnalysisTest.DiagnosticsAsync(
            TestFramework.DurableTask,
            "using Microsoft.DurableTask; class OrderOrchestrator : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(Price()); int Price() => Tax(); int Tax() => Clock.Stamp(); }",
            "static class Clock { public static int Stamp() => DateTime.UtcNow.Day; }"));
        Assert.Equal(
            "'DateTime.UtcNow' reads the system clock, which differs on replay; 'OrderOrchestrator.RunAsync' reaches it through 'Price' → 'Tax' → 'Clock.Stamp'. Use 'context.CurrentUtcDateTime'.",
            found.GetMessage());
        Assert.Equal(["File0.cs", "File0.cs", "File0.cs"], found.AdditionalLocations.Select(location => Path.GetFileName(location.SourceTree!.FilePath)));
        Assert.Equal("File1.cs", Path.GetFileName(found.Location.SourceTree!.FilePath));
        Assert.Equal("DurableTask", found.Properties[DiagnosticPropertyNames.Framework]);
        Assert.Equal("UtcNow", found.Properties[DiagnosticPropertyNames.Capability]);
        Assert.Equal("OrderOrchestrator.RunAsync", found.Properties[DiagnosticPropertyNames.Orchestrator]);
        Assert.Equal("Price → Tax → Clock.Stamp", found.Properties[DiagnosticPropertyNames.Chain]);
        Assert.Equal("0", found.Properties[DiagnosticPropertyNames.OtherOrchestrators]);
        Assert.Equal("P:System.DateTime.UtcNow", found.Properties[DiagnosticPropertyNames.Api]);
    }

    [Fact]
    public async Task A_long_chain_is_elided_in_its_middle()
    {
        var methods = string.Concat(Enumerable.Range(0, 9).Select(i => $"static int M{i}() => M{i + 1}(); "));
        var found = Assert.Single(await AnalysisTest.DiagnosticsAsync(
            TestFramework.DurableTask,
            AnalysisTest.Orchestrator("M0();").Replace("{\n    public override", "{\n    " + methods + "static int M9() => DateTime.UtcNow.Day;\n    public override")));
        Assert.Contains("through 'M0' → 'M1' → … 6 more … → 'M8' → 'M9'.", found.GetMessage());
        Assert.Equal(10, found.Properties[DiagnosticPropertyNames.Chain]!.Split(" → ").Length);
    }

    [Fact]
    public async Task One_defect_is_one_diagnostic_and_names_the_nearest_orchestrator()
    {
        const string Shared = "static class H { public static int Near() => DateTime.UtcNow.Day; public static int Far() => Near(); }";
        string Orchestrator(string name, string call) => $"class {name} : Microsoft.DurableTask.TaskOrchestrator<int, int> {{ public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) => Task.FromResult({call}); }}";
        var found = Assert.Single(await AnalysisTest.DiagnosticsAsync(TestFramework.DurableTask, Orchestrator("B", "H.Near()"), Orchestrator("A", "H.Far()"), Orchestrator("C", "H.Near()"), Shared));
        Assert.Equal("B.RunAsync", found.Properties[DiagnosticPropertyNames.Orchestrator]);
        Assert.Equal("2", found.Properties[DiagnosticPropertyNames.OtherOrchestrators]);
    }

    [Fact]
    public async Task The_result_does_not_depend_on_the_order_of_files()
    {
        string[] files =
        [
            AnalysisTest.Orchestrator("A.Go(3);"),
            "static class A { public static void Go(int i) { B.Go(i); C.Go(i); } }",
            "static class B { public static void Go(int i) { if (i > 0) { C.Go(i - 1); } } }",
            "static class C { public static void Go(int i) { B.Go(i); _ = DateTime.UtcNow; _ = Guid.NewGuid(); } }",
            AnalysisTest.Orchestrator("C.Go(1);").Replace("class Order", "class Another"),
        ];
        var expected = await MessagesAsync(files);
        Assert.Equal(2, expected.Count);
        foreach (var seed in Enumerable.Range(0, 8))
        {
            var shuffled = files.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, await MessagesAsync(shuffled));
        }

        static async Task<List<string>> MessagesAsync(string[] files) =>
            (await AnalysisTest.DiagnosticsAsync(TestFramework.DurableTask, files)).Select(diagnostic => diagnostic.GetMessage()).Order(StringComparer.Ordinal).ToList();
    }

    [Fact]
    public async Task Code_of_a_generator_is_walked_and_reported_at_the_call_that_a_person_wrote()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("[|G.Go()|];"));
        test.Project.Add("Made.g.cs", "static class G { public static void Go() { _ = DateTime.UtcNow; } }");
        await test.RunAsync();
    }

    [Fact]
    public async Task Code_with_a_generated_header_is_not_reported_in()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("[|G.Go()|];"));
        test.Project.Add("Made.cs", "// <auto-generated/>\nstatic class G { public static void Go() { _ = DateTime.UtcNow; } }");
        await test.RunAsync();
    }
}
