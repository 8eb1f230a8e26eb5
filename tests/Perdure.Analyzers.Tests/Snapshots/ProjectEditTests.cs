using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Tests.Snapshots;

/// <summary>Edits in projects of several files that reach code by ways which nobody writes down. What is remembered of that code must not be used then.</summary>
public class ProjectEditTests
{
    private const string Kept = "interface IStore { void Put(); } static class Stores { public static IStore Made() => null!; }";
    private const string Ship = "class Ship : Microsoft.DurableTask.TaskActivity<Wanted, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskActivityContext context, Wanted input) => Task.FromResult(1); }";
    private const string Flow = "abstract class Flow : Microsoft.DurableTask.TaskOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) => Go(input); protected abstract Task<int> Go(int input); }";

    /// <summary>Name, body of the orchestrator, the files with a section sign between them, what is replaced in one of them, by what.</summary>
    public static TheoryData<string, string, string, string, string> Edits => new()
    {
        { "using of an operator in a block", "H.Go();", "class A { public static A Make() => new(); } namespace N1 { static class E { extension(A) { public static A operator +(A x, A y) { _ = DateTime.UtcNow; return x; } } } } namespace N2 { class X { } }§using N1;\nstatic class H { public static void Go() { _ = A.Make() + A.Make(); } }", "using N1;", "using N2;" },
        { "operator of an extension block", "M.Go();", "static class M { public static void Go() { _ = Maker.Make() + Maker.Make(); } }§class A { } static class Maker { public static A Make() => new(); }§static class E { extension(A) { } }", "extension(A) { }", "extension(A) { public static A operator +(A x, A y) { _ = DateTime.UtcNow; return x; } }" },
        { "operator of an extension block, by its alias", "M.Go();", "static class M { public static void Go() { _ = Maker.Make() + Maker.Make(); } }§class A { } class B { } static class Maker { public static A Make() => new(); }§using X = B;\nstatic class E { extension(X) { public static X operator +(X x, X y) { _ = DateTime.UtcNow; return x; } } }", "X = B", "X = A" },
        { "using moved to another namespace", "N1.A.Go(); N3.B.Go();", "class X { public static void Go() { } } namespace L1 { static class X { public static void Go() { _ = DateTime.UtcNow; } } }§namespace N1 { using L1; static class A { public static void Go() => X.Go(); } } namespace N3 { static class B { public static void Go() { } } }", "namespace N1 { using L1; static class A { public static void Go() => X.Go(); } } namespace N3 {", "namespace N1 { static class A { public static void Go() => X.Go(); } } namespace N3 { using L1;" },
        { "using moved to another namespace, seen elsewhere", "M.Go();", "static class M { public static void Go() { N1.A.Get().Go(); } }§namespace L1 { class X { public void Go() { _ = DateTime.UtcNow; } } }§namespace N1 { using L1; static class A { public static X Get() => default!; } } namespace N2 { static class A { } }", "namespace N1 { using L1; static class A { public static X Get() => default!; } } namespace N2 {", "namespace N1 { static class A { public static X Get() => default!; } } namespace N2 { using L1;" },
        { "using repeated in another namespace", "M.Go();", "static class M { public static void Go() { N1.A.Get().Go(); } }§namespace L1 { class X { public void Go() { _ = DateTime.UtcNow; } } }§namespace N1 { static class A { public static X Get() => default!; } } namespace N2 { using L1; static class A { } }", "namespace N1 {", "namespace N1 { using L1;" },
        { "shape of the items of an input", "await context.CallActivityAsync<int>(\"Ship\", new List<Given>());", Ship.Replace("Wanted", "List<Wanted>") + "§class Given { public string Weight { get; set; } = \"\"; }§class Wanted : Inner { }§class Inner { public string Weight { get; set; } = \"\"; }", "Weight", "Colour" },
        { "parts exchanged, made elsewhere", "M.Go(new Z()); Maker.Make();", "interface I { void Run(); } class Z : I { public void Run() { } } static class M { public static void Go(I i) => i.Run(); } static class Maker { public static void Make() { _ = new P(); } }§interface J { } partial class P : I { public void Run() { _ = DateTime.UtcNow; } } partial class P : J { }", "partial class P : I { public void Run() { _ = DateTime.UtcNow; } } partial class P : J { }", "partial class P : J { } partial class P : I { public void Run() { _ = DateTime.UtcNow; } }" },
        { "parts exchanged, initialiser", "Maker.Make();", "interface I { } static class Maker { public static void Make() { _ = new P(); } }§interface J { } partial class P : I { long _x = DateTime.UtcNow.Ticks; } partial class P : J { }", "partial class P : I { long _x = DateTime.UtcNow.Ticks; } partial class P : J { }", "partial class P : J { } partial class P : I { long _x = DateTime.UtcNow.Ticks; }" },
        { "kept by a nested type of the same names", "_ = 1;", Kept + "§" + Flow + "§class Two : Flow { private IStore _store; public Two(IStore store) { _store = store; } protected override Task<int> Go(int input) { _store.Put(); return Task.FromResult(1); } class Builder { IStore _store; void Set(IStore store) { _store = store; } } }", "void Set(IStore store) { _store = store; }", "void Set(IStore store) { _store = Stores.Made(); }" },
        { "kept, written over two lines", "_ = 1;", Kept + "§" + Flow + "§class Two : Flow { private IStore _store; public Two(IStore store) { _store // kept\n = store; } protected override Task<int> Go(int input) { _store.Put(); return Task.FromResult(1); } }", "= store", "= Stores.Made()" },
        { "attribute of a part of a class of extensions", "M.Go();", "static class M { public static void Go() => 1.Stamp(); } class DeterministicAttribute(string reason) : Attribute { public string Reason => reason; }§static partial class E { public static void Stamp(this int i) { _ = DateTime.UtcNow; } }§static partial class E { }", "static partial class E { }", "[Deterministic(\"x\")] static partial class E { }" },
        { "constraint of an extension block", "1.Stamp();", "static class E1 { public static void Stamp(this object i) { _ = DateTime.UtcNow; } }§static class E { extension<T>(T x) where T : struct { public void Stamp() { } } }", "where T : struct", "where T : class" },
        { "constraint of an extension block, unedited caller", "M.Go();", "static class M { public static void Go() => 1.Stamp(); }§static class E1 { public static void Stamp(this object i) { _ = DateTime.UtcNow; } }§static class E { extension<T>(T x) where T : struct { public void Stamp() { } } }", "where T : struct", "where T : class" },
        { "alias of the receiver of an extension block", "M.Go();", "static class M { public static void Go() => Maker.Make().Stamp(); }§class A { } class B { } static class Maker { public static A Make() => new(); } static class E1 { public static void Stamp(this object i) { } }§using X = A;\nstatic class E { extension(X x) { public void Stamp() { _ = DateTime.UtcNow; } } }", "X = A", "X = B" },
        { "Deconstruct in an extension block", "M.Go();", "static class M { public static void Go() { var (a, b) = 1; } }§static class E { extension(int x) { } }", "extension(int x) { }", "extension(int x) { public void Deconstruct(out int a, out int b) { a = b = DateTime.UtcNow.Second; } }" },
        { "attribute of a class of extensions", "M.Go();", "static class M { public static void Go() => 1.Stamp(); } class DeterministicAttribute(string reason) : Attribute { public string Reason => reason; }§static class E { public static void Stamp(this int i) { _ = DateTime.UtcNow; } }", "static class E", "[Deterministic(\"x\")] static class E" },
        { "class of extensions made ordinary", "M.Go();", "static class M { public static void Go() => 1.Stamp(); }§static class E0 { public static void Stamp(this object i) { } }§static class E { public static void Stamp(this int i) { _ = DateTime.UtcNow; } }", "static class E {", "class E {" },
        { "aliases of two namespaces exchanged", "N1.A.Go();", "class X1 { public static void Go() { _ = DateTime.UtcNow; } } class X2 { public static void Go() { } }§namespace N1 { using X = X1; static class A { public static void Go() => X.Go(); } } namespace N2 { using X = X2; static class A { public static void Go() => X.Go(); } }", "namespace N1 { using X = X1; static class A { public static void Go() => X.Go(); } } namespace N2 { using X = X2;", "namespace N1 { using X = X2; static class A { public static void Go() => X.Go(); } } namespace N2 { using X = X1;" },
        { "aliases of two namespaces exchanged, seen elsewhere", "M.Go();", "static class M { public static void Go() { N1.A.Get().Go(); } }§class X1 { public void Go() { _ = DateTime.UtcNow; } } class X2 { public void Go() { } }§namespace N1 { using X = X1; static class A { public static X Get() => default!; } } namespace N2 { using X = X2; static class A { public static X Get() => default!; } }", "namespace N1 { using X = X1; static class A { public static X Get() => default!; } } namespace N2 { using X = X2;", "namespace N1 { using X = X2; static class A { public static X Get() => default!; } } namespace N2 { using X = X1;" },
        { "using of a namespace inside another", "N.A.Go();", "namespace B { class Y { } } namespace N.B { static class X { public static void Go() { _ = DateTime.UtcNow; } } }§namespace N { using B; static class A { public static void Go() => X.Go(); } }", "using B;", "" },
        { "using of a namespace inside another, seen elsewhere", "M.Go();", "static class M { public static void Go() => N.A.Get().Go(); }§namespace B { class Y { } } namespace N.B { class X { public void Go() { _ = DateTime.UtcNow; } } } class X { public void Go() { } }§namespace N { using B; static class A { public static X Get() => default!; } }", "using B;", "" },
        { "what an orchestrator by its base keeps", "_ = 1;", Kept + "§" + Flow + "§class Two : Flow { private IStore _store; public Two(IStore store) { _store = store; } protected override Task<int> Go(int input) { _store.Put(); return Task.FromResult(1); } }", "_store = store", "_store = Stores.Made()" },
        { "what an orchestrator by aliases keeps", "_ = 1;", Kept + "§using Base = Microsoft.DurableTask.TaskOrchestrator<int, int>;\nusing Context = Microsoft.DurableTask.TaskOrchestrationContext;\nclass Two : Base { private IStore _store; public Two(IStore store) { _store = store; } public override Task<int> RunAsync(Context context, int input) { _store.Put(); return Task.FromResult(1); } }", "_store = store", "_store = Stores.Made()" },
        { "what a tuple keeps", "_ = 1;", Kept + "§class Two : Microsoft.DurableTask.TaskOrchestrator<int, int> { private IStore _store; private int _i; public Two(IStore store) { _store = store; (_store, _i) = (store, 1); } public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { _store.Put(); return Task.FromResult(1); } }", "_store = store; (_store, _i) = (store, 1);", "(_store, _i) = (store, 1);" },
        { "logger by an alias", "await Task.CompletedTask;", "class Two : Microsoft.DurableTask.TaskOrchestrator<int, int> { private readonly Help _help; public Two(Help help) { _help = help; } public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { _help.Go(); return Task.FromResult(1); } }§using L = Microsoft.Extensions.Logging.ILogger;\nsealed class Help { private readonly L _l; public Help(L l) { _l = l; } public void Go() { Out.Write(_l); } static L Made() => null!; }§static class Out { public static void Write(Microsoft.Extensions.Logging.ILogger l) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(l, \"x\"); }", "_l = l;", "_l = Made();" },
        { "logger by a derived interface", "await Task.CompletedTask;", "class Two : Microsoft.DurableTask.TaskOrchestrator<int, int> { private readonly Help _help; public Two(Help help) { _help = help; } public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { _help.Go(); return Task.FromResult(1); } } interface ITrace : Microsoft.Extensions.Logging.ILogger { }§sealed class Help { private readonly ITrace _l; public Help(ITrace l) { _l = l; } public void Go() { Out.Write(_l); } static ITrace Made() => null!; }§static class Out { public static void Write(Microsoft.Extensions.Logging.ILogger l) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(l, \"x\"); }", "_l = l;", "_l = Made();" },
        { "attribute of the type around an implementation", "M.Go(Maker.Make());", "interface I { void Run(); } static class M { public static void Go(I i) => i.Run(); } class DeterministicAttribute(string reason) : Attribute { public string Reason => reason; } static class Maker { public static I Make() => Outer.Make(); }§partial class Outer { class D : I { public void Run() { _ = DateTime.UtcNow; } } public static I Make() => new D(); }§partial class Outer { }", "partial class Outer { }", "[Deterministic(\"x\")] partial class Outer { }" },
        { "accessors with and without a body exchanged", "M.Go();", "static class M { public static void Go() { _ = H.X; } }§static class H { public static int X { get; set { field = value; _ = DateTime.UtcNow; } } static H() { _ = Guid.NewGuid(); } }", "{ get; set { field = value; _ = DateTime.UtcNow; } }", "{ get { _ = DateTime.UtcNow; return field; } set; }" },
        { "backing field by a body", "M.Go();", "static class M { public static void Go() { _ = H.X; } public static void Write() { H.X = 3; } }§static class H { public static int X { get { return 1; } set { } } }", "return 1;", "return field;" },
        { "backing field by a setter", "M.Go();", "static class M { public static void Go() { _ = H.X; } public static void Write() { H.X = 3; } }§static class H { public static int X { get { return 1; } set { } } }", "set { }", "set { field = value; }" },
        { "constant of a constant of an attribute", "await context.CallActivityAsync<int>(\"Ship\", \"text\");", "[Microsoft.DurableTask.DurableTask(Names.Ship)] class Other : Microsoft.DurableTask.TaskActivity<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskActivityContext context, int input) => Task.FromResult(1); }§static class Names { public const string Ship = More.Base; }§static class More { public const string Base = \"Ship\"; }", "\"Ship\"", "\"Sail\"" },
        { "part of a type with an initialiser added", "M.Go();", "static class M { public static void Go() => Maker.Make(); } static class Maker { public static object Make() => Maker2.Make(); } static class Maker2 { public static P Make() => new(); }§partial class P { private int _i; }§partial class P { }", "partial class P { }", "partial class P { private long _x = DateTime.UtcNow.Ticks; }" },
        { "static abstract implementation, other base", "M.Go<D>();", "interface I { static abstract void Run(); } static class M { public static void Go<T>() where T : I => T.Run(); }§class D : B, I { } class B2 { public static void Run() { _ = DateTime.UtcNow; } }§class B : B1 { } class B1 { public static void Run() { } }", "B : B1", "B : B2" },
        { "nested type in a base of the type around, dispatched", "M.Go(Maker.Make());", "interface I { void Run() { } } static class M { public static void Go(I i) => i.Run(); } static class Maker { public static I Make() => Outer.Make(); }§partial class Outer { class D : Inner { } public static I Make() => new D(); }§partial class Outer : B1 { } class B1 { public class Inner : I { public void Run() { } } } class B2 { public class Inner : I { public void Run() { _ = DateTime.UtcNow; } } }", "Outer : B1", "Outer : B2" },
        { "record copy constructor", "M.Go();", "static class M { public static void Go() { _ = Maker.Make() with { }; } } static class Maker { public static R Make() => new(); }§record R { }", "record R { }", "record R { public R() { } protected R(R r) { _ = DateTime.UtcNow; } }" },
        { "static written by a deconstruction", "M.Go();", "static class M { public static void Go() { _ = H.Count; } }§static class H { public static int Count; }§static class W { public static void Work() { int a; (a, a) = (1, 2); } }", "(a, a)", "(H.Count, a)" },
        { "alias to an alias target through a header", "M.Go();", "static class M { public static void Go() { Maker.Make().Run(); } }§using X = A.B;\nstatic class Maker { public static X Make() => new(); }§class A : C1 { } class C1 { public class B { public void Run() { } } } class C2 { public class B { public void Run() { _ = DateTime.UtcNow; } } }", "A : C1", "A : C2" },
        { "delegate registered in another file, other overload", "M.Go();", "static class M { public static void Go() { } }§static class R { public static void Add(Microsoft.DurableTask.DurableTaskRegistry r) { r.AddOrchestratorFunc<int, int>(\"x\", K.Run); } }§static class K { public static Task<int> Run(Microsoft.DurableTask.TaskOrchestrationContext c, int i) { return Task.FromResult(1); } }", "Run(Microsoft.DurableTask.TaskOrchestrationContext c, int i) { return", "Run(Microsoft.DurableTask.TaskOrchestrationContext c, int i) { _ = DateTime.UtcNow; return" },
        { "logger in a part", "await Task.CompletedTask;", "class Two : Microsoft.DurableTask.TaskOrchestrator<int, int> { private readonly Help _help; public Two(Help help) { _help = help; } public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { _help.Go(); return Task.FromResult(1); } }§sealed partial class Help { private readonly Microsoft.Extensions.Logging.ILogger _log; public void Go() { Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(_log, \"x\"); } }§partial class Help { public Help(Microsoft.Extensions.Logging.ILogger log) { _log = log; } static Microsoft.Extensions.Logging.ILogger Made() => null!; }", "_log = log", "_log = Made()" },
        { "duplicated member", "M.Go();", "static class M { public static void Go() { H.Go(); } }§static class H { public static void Go() { _ = DateTime.UtcNow; } }", "static class H {", "static class H { public static void Go() { _ = Guid.NewGuid(); }" },
        { "duplicated type", "M.Go();", "static class M { public static void Go() { H.Go(); } }§static class H { public static void Go() { _ = DateTime.UtcNow; } } static class H2 { }", "H2 { }", "H { public static void Go() { } }" },
        { "empty file", "M.Go();", "static class M { public static void Go() { H.Go(); } }§static class H { public static void Go() { _ = DateTime.UtcNow; } }", "static class H { public static void Go() { _ = DateTime.UtcNow; } }", " " },
        { "broken header", "M.Go();", "static class M { public static void Go() { H.Go(); } }§static class H { public static void Go() { _ = DateTime.UtcNow; } public static int , ; }", "H {", "H { public static int x y z (; int; { }" },
    };

    private static bool KnowsCSharp14 { get; } = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() >= (LanguageVersion)1400;

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_findings_are_those_of_a_fresh_analysis(string name, string body, string sources, string before, string after)
    {
        Assert.NotEmpty(name);
        string[] files = [AnalysisTest.Orchestrator(body), .. sources.Split('§')];
        var at = Array.FindLastIndex(files, file => file.Contains(before, StringComparison.Ordinal));
        Assert.True(at >= 0, name);
        var compilation = Create(files);
        var first = Texts(await AnalysisTest.DiagnosticsAsync(compilation));

        var unedited = files[at];
        files[at] = unedited.Replace(before, after, StringComparison.Ordinal);
        var changed = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[at], Parse(files[at], at));
        var expected = Texts(await AnalysisTest.DiagnosticsAsync(Create(files)));

        Assert.Equal(expected, Texts(await AnalysisTest.DiagnosticsAsync(changed)));
        Assert.Equal(first, Texts(await AnalysisTest.DiagnosticsAsync(changed.ReplaceSyntaxTree(changed.SyntaxTrees[at], Parse(unedited, at)))));

        // Where the compiler does not know the language of the row, the edit cannot show anything.
        Assert.True(!first.SequenceEqual(expected) || !KnowsCSharp14, "The edit changes no finding, so it shows nothing: " + string.Join("; ", first));
    }

    [Fact]
    public async Task A_project_that_is_referenced_through_another_is_another_thing_when_it_is_referenced_itself()
    {
        var far = Create(["public static class Far { public static void Go() { _ = DateTime.UtcNow; } }"], "Far");
        var near = Create(["public static class Near { }"], "Near").AddReferences(far.ToMetadataReference());
        var own = Create([AnalysisTest.Orchestrator("Far.Go();")]).AddReferences(near.ToMetadataReference());
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(own));
        Assert.Single(await AnalysisTest.DiagnosticsAsync(own.AddReferences(far.ToMetadataReference())));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(own.AddReferences(far.ToMetadataReference(["far"]))));
    }

    [Fact]
    public async Task A_namespace_that_one_project_has_is_new_in_another()
    {
        const string Empty = "static class Unused { }";
        var near = Create(["namespace Lib { public static class X { public static void Go() { _ = DateTime.UtcNow; } } }", "namespace A { public static class Caller { public static void Go() { Lib.X.Go(); } } }", Empty], "Near");
        var own = Create([AnalysisTest.Orchestrator("A.Caller.Go();"), "namespace A.Lib { class Y { } }"]);
        Assert.Single(await AnalysisTest.DiagnosticsAsync(own.AddReferences(near.ToMetadataReference())));
        var changed = near.ReplaceSyntaxTree(near.SyntaxTrees[2], Parse("namespace A.Lib { class Z { } }", 2));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(own.AddReferences(changed.ToMetadataReference())));
    }

    [Fact]
    public async Task A_file_that_goes_to_another_project_is_read_again()
    {
        var target = Parse("namespace L { class X { public static void Go() { _ = DateTime.UtcNow; } } }", 5);
        var moved = Parse("public static class Caller { public static void Go() => L.X.Go(); }", 6);
        var far = Create([], "Far").AddSyntaxTrees(target, moved);
        var near = Create([], "Near").RemoveAllSyntaxTrees();
        var own = Create([AnalysisTest.Orchestrator("Caller.Go();")]);
        Assert.Single(await AnalysisTest.DiagnosticsAsync(Over(far, near)));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(Over(far.RemoveSyntaxTrees(moved), near.AddSyntaxTrees(moved))));

        Compilation Over(Compilation first, Compilation second) => own.AddReferences(first.ToMetadataReference(), second.AddReferences(first.ToMetadataReference()).ToMetadataReference());
    }

    private static SyntaxTree Parse(string text, int number) => CSharpSyntaxTree.ParseText(text, path: $"/Test/File{number}.cs");

    private static CSharpCompilation Create(string[] files, string name = "Test") => CSharpCompilation.Create(
        name,
        files.Append(TestProject.ImplicitUsingsText).Select(Parse),
        PlatformReferences.All.AddRange(FrameworkReferences.Of(TestFramework.DurableTask)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static List<string> Texts(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(static diagnostic => $"{diagnostic.Location.SourceTree!.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage()}").Order(StringComparer.Ordinal).ToList();
}
