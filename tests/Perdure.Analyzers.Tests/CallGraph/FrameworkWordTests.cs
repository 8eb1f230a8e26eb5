using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Tests.CallGraph;

/// <summary>A project whose source writes no word of a framework is not analysed. These write as few as can be.</summary>
public class FrameworkWordTests
{
    public static TheoryData<TestFramework, string, string> FewWords => new()
    {
        { TestFramework.DurableTask, "lambda", "using Microsoft.DurableTask.Worker; using Microsoft.Extensions.DependencyInjection; static class P { static void M(IServiceCollection s) => s.AddDurableTaskWorker(b => b.AddTasks(r => r.AddOrchestratorFunc<int, int>(\"o\", (c, i) => Task.FromResult([|DateTime.UtcNow|].Day)))); }" },
        { TestFramework.Dapr, "lambda", "using Dapr.Workflow; using Microsoft.Extensions.DependencyInjection; static class P { static void M(IServiceCollection s) => s.AddDaprWorkflow(o => o.RegisterWorkflow<int, int>(\"o\", (c, i) => Task.FromResult([|DateTime.UtcNow|].Day))); }" },
        { TestFramework.DurableTask, "written with an escape", "class O : Microsoft.DurableTask.T\\u0061skOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.T\\u0061skOrchestrationContext c, int i) => Task.FromResult([|DateTime.UtcNow|].Day); }" },
        { TestFramework.DurableTask, "written with a format character", "class O : Microsoft.DurableTask.Task\u200DOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.Task\u200DOrchestrationContext c, int i) => Task.FromResult([|DateTime.UtcNow|].Day); }" },
        { TestFramework.Temporal, "short names of attributes", "using Temporalio.Workflows; [Workflow] class O { [WorkflowRun] public Task<int> RunAsync() => Task.FromResult([|DateTime.UtcNow|].Day); }" },
    };

    [Theory]
    [MemberData(nameof(FewWords))]
    public async Task Few_words_are_enough(TestFramework framework, string form, string source)
    {
        Assert.NotEmpty(form);
        await AnalysisTest.Create(framework, source).RunAsync();
    }

    [Fact]
    public async Task A_word_in_any_file_counts_for_all()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, "class O : Base { protected override int Get() => [|DateTime.UtcNow|].Day; }");
        test.Project.Add("Names.cs", "global using Base = Lib.First;");
        var library = test.AddProject("Lib");
        library.Frameworks.Add(TestFramework.DurableTask);
        library.Add("Lib.cs", "namespace Lib; public abstract class First : Microsoft.DurableTask.TaskOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) => Task.FromResult(Get()); protected abstract int Get(); }");
        test.Project.Reference(library);
        await test.RunAsync();
    }

    [Fact]
    public async Task Edits_bring_words_and_take_them_away()
    {
        const string Helper = "public static class P { public static int M() => DateTime.UtcNow.Day; }";
        const string Orchestrator = "class O : Microsoft.DurableTask.TaskOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext c, int i) => Task.FromResult(P.M()); }";
        var before = CSharpCompilation.Create(
            "Test",
            [Parse("0", Helper), Parse("1", "class O { }"), Parse("2", TestProject.ImplicitUsingsText)],
            PlatformReferences.All.AddRange(FrameworkReferences.Of(TestFramework.DurableTask)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(before));

        var brought = before.ReplaceSyntaxTree(before.SyntaxTrees[1], Parse("1", Orchestrator));
        Assert.Single(await AnalysisTest.DiagnosticsAsync(brought));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(brought.ReplaceSyntaxTree(brought.SyntaxTrees[1], Parse("1", "class O { }"))));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(brought.RemoveSyntaxTrees(brought.SyntaxTrees[1])));
        Assert.Single(await AnalysisTest.DiagnosticsAsync(before.AddSyntaxTrees(Parse("3", Orchestrator.Replace("class O", "class Other")))));

        static SyntaxTree Parse(string name, string text) => CSharpSyntaxTree.ParseText(text, path: $"/Test/{name}.cs");
    }
}
