using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Tests.Contracts;

/// <summary>
/// An editor hands a referenced project over as source, a build as a reference assembly without private members. What is said of its types
/// is the same.
/// </summary>
public class ReferencedTypeTests
{
    private const string Types = """
        public class TwoWays { public TwoWays(int a) { } public TwoWays(string b) { } public int Value { get; } }
        public class Unbound { public Unbound(int other) { } public int Value { get; } }
        public class Told { public Told(int a) { } public Told(string b) { } [System.Text.Json.Serialization.JsonConstructor] private Told() { } public int Value { get; set; } }
        """;

    private static readonly string Orchestrator = AnalysisTest.Orchestrator("""
        _ = await context.CallActivityAsync<TwoWays>("Other", "a");
        _ = await context.CallActivityAsync<Unbound[]>("Other", "a");
        _ = await context.CallActivityAsync<Told>("Other", "a");
        """);

    [Fact]
    public async Task Constructors_of_a_type_in_this_project_are_judged() =>
        Assert.Equal(2, (await FaultsAsync(Compile("App", [Orchestrator, Types], []))).Count);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Constructors_of_a_type_in_another_project_are_not(bool isEditor)
    {
        var library = Compile("Library", [Types], []);
        Assert.Empty(await FaultsAsync(Compile("App", [Orchestrator], [isEditor ? library.ToMetadataReference() : Emit(library)])));
    }

    private static async Task<List<Diagnostic>> FaultsAsync(Compilation compilation)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return [.. (await AnalysisTest.DiagnosticsAsync(compilation)).Where(static diagnostic => diagnostic.Id == "PDR0506")];
    }

    private static CSharpCompilation Compile(string name, IEnumerable<string> sources, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        name,
        sources.Append(TestProject.ImplicitUsingsText).Select(static (source, i) => CSharpSyntaxTree.ParseText(source, path: $"/Test/File{i}.cs")),
        PlatformReferences.All.AddRange(FrameworkReferences.Of(TestFramework.DurableTask)).AddRange(references),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static PortableExecutableReference Emit(CSharpCompilation library)
    {
        var image = new MemoryStream();
        var result = library.Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
