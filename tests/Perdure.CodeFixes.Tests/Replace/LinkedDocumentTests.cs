using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Tests.StandIn;

namespace Perdure.CodeFixes.Tests.Replace;

public class LinkedDocumentTests
{
    private const string Source = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.DurableTask;

        class Order : TaskOrchestrator<string, string>
        {
            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                await context.CallActivityAsync("a", DateTime.UtcNow);
        #if NEW
                await context.CallActivityAsync("b", Guid.NewGuid());
                return DateTime.UtcNow.ToString();
        #else
                return DateTimeOffset.UtcNow.ToString();
        #endif
            }
        }
        """;

    [Fact]
    public async Task A_file_that_is_compiled_twice_is_fixed_in_every_part()
    {
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        foreach (var symbols in new[] { [], new[] { "NEW" } })
        {
            var id = ProjectId.CreateNewId();
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    "Shop",
                    "Shop",
                    LanguageNames.CSharp,
                    compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                    parseOptions: new CSharpParseOptions(preprocessorSymbols: symbols),
                    metadataReferences: PlatformReferences.All.Concat(FrameworkReferences.Of(TestFramework.DurableTask))))
                .AddDocument(DocumentId.CreateNewId(id), "Order.cs", SourceText.From(Source), filePath: "/Shop/Order.cs");
        }

        var provider = new ReplaceCodeFixProvider();
        var context = new FixAllContext(
            solution.Projects.First().Documents.Single(),
            provider,
            FixAllScope.Solution,
            ReplaceCodeFixProvider.EquivalenceKey,
            provider.FixableDiagnosticIds,
            new Diagnostics(),
            CancellationToken.None);
        var action = await provider.GetFixAllProvider().GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(CancellationToken.None);

        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var texts = new List<string>();
        foreach (var document in changed.Projects.SelectMany(project => project.Documents))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        var expected = Source
            .Replace("DateTimeOffset.UtcNow", "new DateTimeOffset(context.CurrentUtcDateTime)", StringComparison.Ordinal)
            .Replace("DateTime.UtcNow", "context.CurrentUtcDateTime", StringComparison.Ordinal)
            .Replace("Guid.NewGuid()", "context.NewGuid()", StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Equal(expected, text));
        Assert.Equal(2, texts.Count);
    }

    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            return GetAsync(project, cancellationToken);
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            return Task.FromResult(Enumerable.Empty<Diagnostic>());
        }

        private static async Task<IEnumerable<Diagnostic>> GetAsync(Project project, CancellationToken cancellationToken)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken);
            return await compilation!.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new LexicalAnalyzer())).GetAnalyzerDiagnosticsAsync(cancellationToken);
        }
    }
}
