using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Suppressors;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Tests.Suppressors;

public class OrchestrationSuppressorTests
{
    private const string Source = """
        using Microsoft.DurableTask;

        class Order : TaskOrchestrator<string, string>
        {
            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                await InOrchestrator(context);
                await Helper.Shared(context);
                Func<Task> inLambda = async () => await context.CallActivityAsync("InLambda");
                await inLambda();
                await InLocal();
                return input;

                async Task InLocal() => await context.CallActivityAsync("InLocal");
            }

            async Task InOrchestrator(TaskOrchestrationContext context) => await context.CallActivityAsync("InOrchestrator");

            async Task NeverCalled(Task other) => await Elsewhere("NeverCalled", other);

            static Task Elsewhere(string what, Task other) => other;
        }

        static class Helper
        {
            public static async Task Shared(TaskOrchestrationContext context) => await context.CallActivityAsync("Shared");

            public static async Task ForClients(HttpClient client) => await client.GetAsync("ForClients");
        }

        class Charge : TaskActivity<string, string>
        {
            public override async Task<string> RunAsync(TaskActivityContext context, string input) => await Task.FromResult("InActivity");
        }

        static class Registration
        {
            static void Add(DurableTaskRegistry registry) => registry
                .AddOrchestratorFunc<string, int>("A", async (context, input) => await context.CallActivityAsync<int>("InRegisteredOrchestrator"))
                .AddActivityFunc<string, string>("B", async (context, input) => await Task.FromResult("InRegisteredActivity"));
        }
        """;

    [Fact]
    public async Task Advice_that_breaks_replay_is_silent_in_orchestrators_and_nowhere_else()
    {
        var reported = await RunAsync(TestFramework.DurableTask, Source);

        var rules = SuppressedRules.All.Select(rule => rule.Suppressed).ToList();
        foreach (var rule in rules)
        {
            Assert.Equal(
                ["Elsewhere(\"NeverCalled\"", "GetAsync(\"ForClients\"", "FromResult(\"InActivity\"", "FromResult(\"InRegisteredActivity\""],
                reported.Where(diagnostic => diagnostic.Id == rule && !diagnostic.IsSuppressed).Select(Called));
        }

        Assert.Equal(13, reported.Count(diagnostic => diagnostic is { Id: AwaitComplaintAnalyzer.Other, IsSuppressed: false }));
        Assert.DoesNotContain(reported, diagnostic => diagnostic is { Id: AwaitComplaintAnalyzer.Other, IsSuppressed: true });
    }

    [Fact]
    public async Task Without_a_framework_nothing_is_suppressed()
    {
        var reported = await RunAsync(null, "class C { async Task M(Task task) => await task; }");

        Assert.All(reported, diagnostic => Assert.False(diagnostic.IsSuppressed));
        Assert.NotEmpty(reported);
    }

    [Fact]
    public void Each_suppression_has_its_own_identifier_and_rule()
    {
        var rules = SuppressedRules.All;

        Assert.Equal(rules.Length, rules.Select(rule => rule.Identifier).Distinct().Count());
        Assert.Equal(rules.Length, rules.Select(rule => rule.Suppressed).Distinct().Count());
        Assert.Equal(rules.Select(rule => (rule.Identifier, rule.Suppressed, rule.Justification)), new OrchestrationSuppressor().SupportedSuppressions
            .Select(descriptor => (descriptor.Id, descriptor.SuppressedDiagnosticId, descriptor.Justification.ToString(null))));
    }

    private static string Called(Diagnostic diagnostic)
    {
        var text = diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan).Replace("await ", string.Empty, StringComparison.Ordinal);
        return text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..text.IndexOfAny([',', ')'])];
    }

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(TestFramework? framework, string source)
    {
        var compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(TestProject.ImplicitUsingsText), CSharpSyntaxTree.ParseText(source, path: "/Test/Test.cs")],
            PlatformReferences.All.AddRange(framework is { } known ? FrameworkReferences.Of(known) : []),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var found = await compilation.WithAnalyzers([new AwaitComplaintAnalyzer(), new OrchestrationSuppressor()], options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
