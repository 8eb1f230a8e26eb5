using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Rules;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;
using Perdure.CodeFixes.Replace;

namespace Perdure.Analyzers.Tests;

/// <summary>Short forms of analyzer tests.</summary>
internal static class AnalysisTest
{
    private static readonly ImmutableArray<CodeFixProvider> Fixes = FixProviders.In(typeof(ReplaceCodeFixProvider).Assembly);

    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Libraries = new();

    /// <summary>A test over <paramref name="sources"/>, each a file; spans without a label are the clock.</summary>
    public static AnalyzerTest Create(TestFramework framework, params string[] sources)
    {
        var test = new AnalyzerTest(new OrchestrationDeterminismAnalyzer()) { Framework = framework, DefaultRule = RuleIdentifiers.Clock, Fixes = Fixes };
        for (var i = 0; i < sources.Length; i++)
        {
            test.Project.Add($"File{i}.cs", sources[i]);
        }

        return test;
    }

    /// <summary>Runs a test over <paramref name="sources"/>.</summary>
    public static Task RunAsync(TestFramework framework, params string[] sources) => Create(framework, sources).RunAsync();

    /// <summary>Runs a test over an orchestrator with the statements <paramref name="body"/> and the further types <paramref name="types"/>.</summary>
    public static Task RunOrchestratorAsync(string body, string types = "") => RunAsync(TestFramework.DurableTask, Orchestrator(body, types));

    /// <summary>The source of an orchestrator with the statements <paramref name="body"/> and the further types <paramref name="types"/>.</summary>
    public static string Orchestrator(string body, string types = "") => $$"""
        using Microsoft.DurableTask;

        class Order : TaskOrchestrator<string, string>
        {
            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                await context.CallActivityAsync("First");
                {{body}}
                return input;
            }
        }

        {{types}}
        """;

    /// <summary>References an assembly that is made of <paramref name="source"/> and knows nothing but the platform.</summary>
    public static void AddLibrary(AnalyzerTest test, string source) => test.Project.MetadataReferences.Add(Libraries.GetOrAdd(source, static text => new Lazy<MetadataReference>(() =>
    {
        var image = new MemoryStream();
        var result = CSharpCompilation.Create("Lib", [CSharpSyntaxTree.ParseText(text)], PlatformReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    })).Value);

    /// <summary>What is reported in <paramref name="sources"/>, which hold no markup.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(TestFramework framework, params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            "Test",
            sources.Append(TestProject.ImplicitUsingsText).Select(static (source, i) => CSharpSyntaxTree.ParseText(source, path: $"/Test/File{i}.cs")),
            PlatformReferences.All.AddRange(FrameworkReferences.Of(framework)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return await DiagnosticsAsync(compilation);
    }

    /// <summary>What is reported in <paramref name="compilation"/>; an exception of the analyzer fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Compilation compilation)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown ??= exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new OrchestrationDeterminismAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Null(thrown);
        return found;
    }
}
