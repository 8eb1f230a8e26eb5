using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Robustness.Tests.Running;
using Perdure.Analyzers.Robustness.Tests.Sources;
using Perdure.Analyzers.Robustness.Tests.Variants;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Robustness.Tests;

/// <summary>The sources before anything is broken.</summary>
public class CorpusTests
{
    public static TheoryData<string> Names => [.. SourceCorpus.Orchestrators.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_orchestrator_of_the_corpus_compiles_and_has_findings_that_are_the_same_from_every_side(string name)
    {
        var compilation = Compile(SourceCorpus.Orchestrators.Single(file => file.Name == name));

        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(!errors.Any(), string.Join("\n", errors));

        var build = await AnalysisRun.BuildAsync(compilation);
        Assert.NotEmpty(build);
        Assert.Null(RunComparison.Describe("in a build", build, "file by file", await AnalysisRun.FileByFileAsync(compilation)));
    }

    [Fact]
    public async Task All_orchestrations_of_the_repository_are_analysed_without_an_exception_and_the_same_from_both_sides()
    {
        var failures = new List<string>();
        foreach (var file in SourceCorpus.Repository.Where(MentionsOrchestrations).Where(static (_, index) => FuzzSettings.IsOwn(index)))
        {
            var framework = file.Framework ?? GuessFramework(file.Text);
            var compilation = Compile(file with { Framework = framework });
            try
            {
                var build = await AnalysisRun.BuildAsync(compilation);
                if (!build.IsEmpty && RunComparison.Describe("in a build", build, "file by file", await AnalysisRun.FileByFileAsync(compilation)) is { } difference)
                {
                    failures.Add($"{file.Name}: {difference}\n{file.Text}");
                }
            }
            catch (InvalidOperationException exception)
            {
                failures.Add($"{file.Name}: {exception.Message}\n{file.Text}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(5)));
    }

    private static bool MentionsOrchestrations(SourceFile file)
    {
        return file.Text.Contains("Orchestrat", StringComparison.Ordinal) || file.Text.Contains("Workflow", StringComparison.Ordinal);
    }

    private static TestFramework GuessFramework(string text)
    {
        return text switch
        {
            _ when text.Contains("Temporalio", StringComparison.Ordinal) => TestFramework.Temporal,
            _ when text.Contains("Dapr.Workflow", StringComparison.Ordinal) => TestFramework.Dapr,
            _ when text.Contains("DurableTask.Core", StringComparison.Ordinal) => TestFramework.DurableTaskCore,
            _ when text.Contains("Azure.WebJobs", StringComparison.Ordinal) => TestFramework.FunctionsInProcess,
            _ when text.Contains("Functions.Worker", StringComparison.Ordinal) => TestFramework.FunctionsIsolated,
            _ when text.Contains("Microsoft.DurableTask", StringComparison.Ordinal) => TestFramework.DurableTask,
            _ => TestFramework.Perdure,
        };
    }

    private static CSharpCompilation Compile(SourceFile file)
    {
        return new Variant(
            FuzzSettings.Seed,
            file.Name,
            [file.Text, TestProject.ImplicitUsingsText],
            [.. PlatformReferences.All, .. FrameworkReferences.Of(file.Framework!.Value)],
            OutputKind.DynamicallyLinkedLibrary).Compile();
    }
}
