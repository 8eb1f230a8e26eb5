using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Tests.Snapshots;

/// <summary>Edits of a file that change what its other, unedited bodies mean, or only where they stand. What is remembered of those bodies must follow.</summary>
public class EditedFileTests
{
    /// <summary>Name, body of the orchestrator, the file, what is replaced, by what.</summary>
    public static TheoryData<string, string, string, string, string> Edits => new()
    {
        { "text above", "H.Go();", "static class H { public static void First() { } public static void Go() { Action a = () => _ = DateTime.UtcNow; a(); } }", "static class H", "// a comment\n\nstatic class H" },
        { "longer body above", "H.First(); H.Go();", "static class H { public static void First() { } public static void Go() { void Inner() => _ = DateTime.UtcNow; Inner(); } }", "First() { }", "First() { _ = Guid.NewGuid(); _ = 1; }" },
        { "shorter text above, with a call by name", "await H.Go(context);", "static class H { public static void First() { _ = \"a long text that goes\"; } public static Task Go(Microsoft.DurableTask.TaskOrchestrationContext c) => c.CallActivityAsync<int>(\"Ship\", \"text\"); } class Ship : Microsoft.DurableTask.TaskActivity<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskActivityContext context, int input) => Task.FromResult(1); }", "_ = \"a long text that goes\";", "" },
        { "overload added", "H.Go();", "static class H { public static void Go() { Run(1); } public static void Run(object o) { } }", "public static void Run(object o) { }", "public static void Run(object o) { } public static void Run(int i) { _ = DateTime.UtcNow; }" },
        { "field type", "H.Go();", "static class H { private static readonly A _a = new(); public static void Go() { _ = _a + 1; } } class A { public static int operator +(A a, int i) => 1; } class B { public static int operator +(B a, int i) => DateTime.UtcNow.Second; }", "readonly A", "readonly B" },
        { "operator added, nothing named", "_ = H.Go();", "static class H { private static readonly A _a = new(); public static int Go() { return _a + _a; } } class A { public static implicit operator int(A a) => 1; }", "class A {", "class A { public static int operator +(A a, A b) => DateTime.UtcNow.Second;" },
        { "operator added to the type around", "_ = new A().Go();", "class A { public int Go() => this + this; public static implicit operator int(A a) => 1; }", "class A {", "class A { public static int operator +(A a, A b) => DateTime.UtcNow.Second;" },
        { "operator added to the base of the type around", "_ = new A().Go();", "class A : B { public int Go() => this + this; } class B { public static implicit operator int(B a) => 1; }", "class B {", "class B { public static int operator +(B a, B b) => DateTime.UtcNow.Second;" },
        { "indexer of the type around", "_ = new A().Go();", "class A { public int Go() => this[1]; public int this[long i] => 1; }", "class A {", "class A { public int this[int i] => DateTime.UtcNow.Second;" },
        { "base class", "new A().Go();", "class A : B { public void Go() => Run(); } class B { protected void Run() { } } class C { protected void Run() { _ = DateTime.UtcNow; } }", "A : B", "A : C" },
        { "initialiser added", "_ = new A(1);", "class A { private long _x; public A(int i) { } }", "_x;", "_x = DateTime.UtcNow.Ticks;" },
        { "initialiser added, no constructor", "_ = new A();", "class A { private long _x; public void Go() { } }", "_x;", "_x = DateTime.UtcNow.Ticks;" },
        { "static initialiser edited", "_ = A.X;", "class A { public static readonly long X = 1; public static void Go() { } }", "X = 1", "X = DateTime.UtcNow.Ticks" },
        { "alias", "H.Go();", "using C = A;\nstatic class H { public static void Go() => C.Run(); } class A { public static void Run() { } } class B { public static void Run() { _ = DateTime.UtcNow; } }", "C = A", "C = B" },
        { "using with an extension that nothing names", "H.Go();", "using N1;\nstatic class H { public static void Go() { var (a, b) = new P(); } } class P { }\nnamespace N1 { static class E { public static void Deconstruct(this P p, out int a, out int b) { a = b = 1; } } } namespace N2 { static class E { public static void Deconstruct(this P p, out int a, out int b) { a = b = DateTime.UtcNow.Second; } } }", "using N1;", "using N2;" },
        { "using static", "H.Go();", "using static N.A;\nstatic class H { public static void Go() => Run(); }\nnamespace N { static class A { public static void Run() { } } static class B { public static void Run() { _ = DateTime.UtcNow; } } }", "N.A", "N.B" },
        { "symbol of a directive", "H.Go();", "#undef FAST\nstatic class H { public static void First() { } public static void Go() {\n#if FAST\n_ = DateTime.UtcNow;\n#endif\n} }", "#undef", "#define" },
        { "local function above renamed", "H.Go();", "static class H { public static void Go() { void A() { } A(); B(); } public static void B() { } public static void C() { _ = DateTime.UtcNow; } }", "void B()", "void B() { C(); } public static void D()" },
        { "accessors exchanged", "_ = new A().X; new A().Y = 1;", "class A { public int X { get => DateTime.UtcNow.Second; set { } } public int Y { get => 1; set { _ = Guid.NewGuid(); } } }", "public int X { get => DateTime.UtcNow.Second; set { } } public int Y { get => 1; set { _ = Guid.NewGuid(); } }", "public int Y { get => 1; set { } } public int X { get => 1; set { } }" },
        { "same header twice, one removed", "H.Go();", "static partial class H { static partial void Go(int i); public static void Go() { Go(1); } } static partial class H { static partial void Go(int i) { _ = DateTime.UtcNow; } }", "static partial void Go(int i) { _ = DateTime.UtcNow; }", "" },
        { "logger that a base class keeps", "await Task.CompletedTask;", "abstract class Base { protected readonly Microsoft.Extensions.Logging.ILogger _log; protected Base(Microsoft.Extensions.Logging.ILogger log) { _log = log; } public void Other() { } } class Two : Microsoft.DurableTask.TaskOrchestrator<int, int> { private readonly Help _help; public Two(Help help) { _help = help; } public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { _help.Go(); return Task.FromResult(1); } } sealed class Help { private readonly Microsoft.Extensions.Logging.ILogger _log; public Help(Microsoft.Extensions.Logging.ILogger log) { _log = log; } public void Go() { Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(_log, \"x\"); } static Microsoft.Extensions.Logging.ILogger Made() => null!; }", "Help(Microsoft.Extensions.Logging.ILogger log) { _log = log; }", "Help(Microsoft.Extensions.Logging.ILogger log) { _log = Made(); }" },
        { "brace missing above", "H.Go(); H.Last();", "static class H { public static void First() { } public static void Go() { _ = DateTime.UtcNow; } public static void Last() { _ = Guid.NewGuid(); } }", "First() { }", "First() { if (true) { }" },
        { "method made a local function", "H.Go(); H.Last();", "static class H { public static void First() { } public static void Go() { _ = DateTime.UtcNow; } public static void Last() { _ = Guid.NewGuid(); } }", "First() { }", "First() { " },
        { "type nested", "H.Go();", "static class X { public static void Run() { } } static class H { public static void Go() => X.Run(); }", "static class H {", "static class H { static class X { public static void Run() { _ = DateTime.UtcNow; } }" },
        { "async taken away", "await H.Go();", "static class H { public static async Task Go() { await Wait(); } static async Task Wait() { await Task.Delay(1); } }", "async Task Go() { await Wait(); }", "Task Go() { return Wait(); }" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_findings_are_those_of_a_fresh_analysis(string name, string body, string edited, string before, string after)
    {
        Assert.NotEmpty(name);
        Assert.Contains(before, edited, StringComparison.Ordinal);
        string[] files = [AnalysisTest.Orchestrator(body), edited];
        var compilation = Create(files);
        var first = Texts(await AnalysisTest.DiagnosticsAsync(compilation));

        files[1] = edited.Replace(before, after, StringComparison.Ordinal);
        var changed = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse(files[1], 1));
        var expected = Texts(await AnalysisTest.DiagnosticsAsync(Create(files)));

        Assert.NotEqual(expected, first);
        Assert.Equal(expected, Texts(await AnalysisTest.DiagnosticsAsync(changed)));
        Assert.Equal(first, Texts(await AnalysisTest.DiagnosticsAsync(changed.ReplaceSyntaxTree(changed.SyntaxTrees[1], Parse(edited, 1)))));
    }

    private static SyntaxTree Parse(string text, int number) => CSharpSyntaxTree.ParseText(text, path: $"/Test/File{number}.cs");

    private static CSharpCompilation Create(string[] files) => CSharpCompilation.Create(
        "Test",
        files.Append(TestProject.ImplicitUsingsText).Select(Parse),
        PlatformReferences.All.AddRange(FrameworkReferences.Of(TestFramework.DurableTask)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static List<string> Texts(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(static diagnostic => $"{diagnostic.Location.SourceTree!.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage()}").Order(StringComparer.Ordinal).ToList();
}
