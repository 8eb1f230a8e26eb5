using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Tests.Snapshots;

/// <summary>Edits of one file that change what another file binds to. What is remembered of that other file must not be used then.</summary>
public class DeclarationEditTests
{
    private const string Bystander = "static class Bystander { public static void Go() { _ = DateTime.Now; } }";

    /// <summary>Name, body of the orchestrator, a file that is not edited, the edited file, what is replaced, by what.</summary>
    public static TheoryData<string, string, string, string, string, string> Edits => new()
    {
        { "base class exchanged", "M.Go();", "static class M { public static void Go() => new D().Run(); }", "class D : B1 { } class B1 { public void Run() { } } class B2 { public void Run() { _ = DateTime.UtcNow; } }", "D : B1", "D : B2" },
        { "base class exchanged, seen through a method", "M.Go();", "static class M { public static void Go() { var d = Maker.Make(); d.Run(); } }", "class D : B1 { } class B1 { public void Run() { } } class B2 { public void Run() { _ = DateTime.UtcNow; } } static class Maker { public static D Make() => new(); }", "D : B1", "D : B2" },
        { "return type", "M.Go();", "static class M { public static void Go() => H.Get().Run(); }", "class A { public void Run() { } } class Z { public void Run() { _ = DateTime.UtcNow; } } static class H { public static A Get() => default!; }", "A Get", "Z Get" },
        { "operator added", "M.Go();", "static class M { public static void Go() { _ = H.Get() + H.Get(); } }", "class A { } class B { public static implicit operator int(B b) => 0; public static int operator +(B a, B b) => (int)DateTime.UtcNow.Ticks; } static class H { public static B Get() => default!; }", "public static int operator +(B a, B b) => (int)DateTime.UtcNow.Ticks;", "" },
        { "indexer added", "M.Go();", "static class M { public static void Go() { _ = H.Get()[1]; } }", "class B { public int this[long i] => 0; } static class H { public static B Get() => default!; }", "public int this[long i] => 0;", "public int this[long i] => 0; public int this[int i] => DateTime.UtcNow.Second;" },
        { "enumerator of a pattern", "M.Go();", "static class M { public static void Go() { foreach (var x in H.Get()) { } } }", "class B : IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() => default!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => default!; } static class H { public static B Get() => default!; }", "class B : IEnumerable<int> {", "class B : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { _ = DateTime.UtcNow; return default!; }" },
        { "extension found by a pattern", "M.Go();", "static class M { public static void Go() { var (a, b) = H.Get(); } }", "class B { } static class H { public static B Get() => default!; } static class E { public static void Deconstruct(this B b, out int x, out int y) { x = y = 1; } }", "x = y = 1;", "x = y = DateTime.UtcNow.Second;" },
        { "field initialiser added", "_ = new P(1);", "partial class P { public P(int i) { } }", "partial class P { private long _x; }", "_x;", "_x = DateTime.UtcNow.Ticks;" },
        { "static field initialiser added", "M.Go();", "static class M { public static void Go() { _ = H.X; } }", "static class H { public static long X; }", "X;", "X = DateTime.UtcNow.Ticks;" },
        { "static constructor added", "M.Go();", "static class M { public static void Go() { _ = H.X; } }", "static class H { public static long X; }", "X;", "X; static H() { X = DateTime.UtcNow.Ticks; }" },
        { "constant", "M.Go();", "static class M { public static void Go() { if (H.On) { _ = DateTime.UtcNow; } } }", "static class H { public const bool On = false; }", "false", "true" },
        { "constant of a constant", "M.Go();", "static class M { public static void Go() { if (H.On) { _ = DateTime.UtcNow; } } }", "static class H { public const bool On = K.All; } static class K { public const bool All = false; }", "All = false", "All = true" },
        { "enumeration member", "M.Go();", "static class M { public static void Go() { if ((int)E.Last == 1) { _ = DateTime.UtcNow; } } }", "enum E { First, Last }", "First, Last", "First, Second, Last" },
        { "member inserted before others", "M.Go();", "static class M { public static void Go() { H.One(); H.Two(); } }", "static class H { public static void One() { _ = DateTime.UtcNow; } public static void Two() { _ = Guid.NewGuid(); } }", "static class H {", "static class H { static int _new; public static void Zero() { }" },
        { "members exchanged", "M.Go();", "static class M { public static void Go() { H.One(); } }", "static class H { public static void One() { _ = DateTime.UtcNow; } public static void Two() { } }", "public static void One() { _ = DateTime.UtcNow; } public static void Two() { }", "public static void Two() { _ = DateTime.UtcNow; } public static void One() { }" },
        { "overload through using", "M.Go();", "static class M { public static void Go() => H.Run(default!); }", "namespace N1 { class X { } } namespace N2 { class X { } } namespace Top { using N1; static class Unused { } } static class H { public static void Run(N1.X x) { } public static void Run(string s) { _ = DateTime.UtcNow; } }", "public static void Run(N1.X x) { } ", "" },
        { "using that changes a header", "M.Go();", "static class M { public static void Go() => H.Get().Go(); }", "using N1;\nnamespace N1 { class X { public void Go() { } } } namespace N2 { class X { public void Go() { _ = DateTime.UtcNow; } } } static class H { public static X Get() => default!; }", "using N1;", "using N2;" },
        { "alias that changes a header", "M.Go();", "static class M { public static void Go() => H.Get().Go(); }", "using X = N1.A;\nnamespace N1 { class A { public void Go() { } } } namespace N2 { class A { public void Go() { _ = DateTime.UtcNow; } } } static class H { public static X Get() => default!; }", "N1.A;", "N2.A;" },
        { "global using static added", "M.Go();", "static class M { public static void Go() { _ = Stamp(); } }", "static class G { public static int Stamp() => DateTime.UtcNow.Second; }", "static class G", "global using static G;\nstatic class G" },
        { "global using alias retargeted", "M.Go();", "static class M { public static void Go() { new Chosen().Go(); } }", "global using Chosen = One; class One { public void Go() { } } class Two { public void Go() { _ = DateTime.UtcNow; } }", "Chosen = One", "Chosen = Two" },
        { "interface implementation added", "M.Go();", "static class M { public static void Go() { I i = H.Get(); i.Go(); } }", "interface I { void Go() { } } class A : I { } static class H { public static A Get() => new(); }", "class A : I { }", "class A : I { public void Go() { _ = DateTime.UtcNow; } }" },
        { "override added", "M.Go();", "static class M { public static void Go() { new D().Go(); } }", "class B { public virtual void Go() { } } class D : B { }", "class D : B { }", "class D : B { public override void Go() { _ = DateTime.UtcNow; } }" },
        { "static field written elsewhere", "M.Go();", "static class M { public static void Go() { _ = H.Count; } }", "static class H { public static int Count; public static void Work() { } }", "Work() { }", "Work() { Count = 3; }" },
        { "static field written in another part", "P.Go();", "static partial class P { public static void Go() { _ = Count; } private static int Count; }", "static partial class P { public static void Work() { } }", "Work() { }", "Work() { Count++; }" },
        { "attribute added", "M.Go();", "static class M { public static void Go() { H.Go(); } }", "static class H { public static void Go() { _ = DateTime.UtcNow; } } class DeterministicAttribute(string reason) : Attribute { public string Reason => reason; }", "static class H {", "static class H { [Deterministic(\"x\")]" },
        { "nested type hides", "M.Go();", "partial class M { public static void Go() { new X().Go(); } }", "class X { public void Go() { } } partial class M { }", "partial class M { }", "partial class M { class X { public void Go() { _ = DateTime.UtcNow; } } }" },
        { "namespace hides", "M.Go();", "namespace A.B { static class Caller { public static void Go() { Lib.X.Go(); } } } static class M { public static void Go() => A.B.Caller.Go(); }", "namespace Lib { static class X { public static void Go() { } } }", "namespace Lib {", "namespace A.Lib { static class X { public static void Go() { _ = DateTime.UtcNow; } } } namespace Lib {" },
        { "part that was made abstract by its base list", "M.Go();", "partial class M { public static void Go() { Ping(); } }", "class B1 { public static void Ping() { } } class B2 { public static void Ping() { _ = DateTime.UtcNow; } } partial class M : B1 { }", "M : B1", "M : B2" },
        { "collection builder", "M.Go();", "static class M { public static void Go() { C c = [1, 2]; } }", "[System.Runtime.CompilerServices.CollectionBuilder(typeof(Build), \"Make\")] class C : IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() => default!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => default!; public IEnumerator<int> GetEnumerator() => default!; } static class Build { public static C Make(ReadOnlySpan<int> s) => new(); }", "public static C Make(ReadOnlySpan<int> s) => new();", "public static C Make(ReadOnlySpan<int> s) { _ = DateTime.UtcNow; return new(); }" },
        { "record member", "M.Go();", "static class M { public static void Go() { _ = $\"{H.Get()}\"; } }", "record R { } static class H { public static R Get() => new(); }", "record R { }", "record R { public int X => DateTime.UtcNow.Second; }" },
        { "type removed", "M.Go();", "static class M { public static void Go() { new X().Go(); } } namespace Deep { class X { public void Go() { } } }", "class X { public void Go() { _ = DateTime.UtcNow; } }", "class X", "class Y" },
        { "default argument", "M.Go();", "static class M { public static void Go() { H.Go(); } }", "static class H { public static void Go(int i = 1) { _ = DateTime.UtcNow; } public static void Go(params string[] s) { } }", "int i = 1", "int i" },
        { "extension method nearer", "M.Go();", "static class M { public static void Go() { 1.Stamp(); } }", "static class E1 { public static void Stamp(this long i) { } } static class E2 { }", "class E2 { }", "class E2 { public static void Stamp(this int i) { _ = DateTime.UtcNow; } }" },
        { "local of top-level statements hides a type", "M.Go();", "static class M { public static void Go() { Stamp.Go(); } }", "_ = 1; static class Stamp { public static void Go() { _ = DateTime.UtcNow; } }", "_ = 1;", "var Stamp = 1;" },
        { "shape of an input whose type is not named", "await context.CallActivityAsync<int>(\"Ship\", Maker.Make());", "class Ship : Microsoft.DurableTask.TaskActivity<Wanted, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskActivityContext context, Wanted input) => Task.FromResult(1); } class Wanted { public int Weight { get; set; } } static class Maker { public static Given Make() => new(); }", "sealed class Given { public int Weight { get; set; } }", "Weight", "Colour" },
        { "shape of an input by its base type", "await context.CallActivityAsync<int>(\"Ship\", Maker.Make());", "class Ship : Microsoft.DurableTask.TaskActivity<Wanted, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskActivityContext context, Wanted input) => Task.FromResult(1); } class Wanted { public int Weight { get; set; } } static class Maker { public static Given Make() => new(); } sealed class Given : Base { }", "class Base { public int Weight { get; set; } }", "Weight", "Colour" },
        { "base class of a class that has it by an alias", "new D().Run();", "using B = Base;\nclass D : B { }", "class Base : B1 { } class B1 { public void Run() { } } class B2 { public void Run() { _ = DateTime.UtcNow; } }", "Base : B1", "Base : B2" },
        { "orchestrator by an alias", "M.Go();", "using T = Middle;\nclass Two : T { public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { H.Stay(); return Task.FromResult(1); } } static class M { public static void Go() => H.Go(); }", "abstract class Middle : Microsoft.DurableTask.TaskOrchestrator<int, int> { } static class H { public static void Stay() { _ = Guid.NewGuid(); } public static void Go() { _ = DateTime.UtcNow; } }", "abstract class Middle : Microsoft.DurableTask.TaskOrchestrator<int, int> { }", "abstract class Middle { public abstract Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input); }" },
        { "what a constructor in another part keeps", "_ = 1;", "partial class Two : Microsoft.DurableTask.TaskOrchestrator<int, int> { private IStore _store; public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { _store.Put(); return Task.FromResult(1); } } interface IStore { void Put(); }", "partial class Two { public Two(IStore store) { _store = store; } static IStore Made() => null!; }", "_store = store", "_store = Made()" },
        { "inherited implementation renamed", "M.Go(new D());", "interface I { void Run() { } } class D : B, I { } static class M { public static void Go(I i) => i.Run(); }", "class B { public void Run() { _ = DateTime.UtcNow; } }", "void Run", "void Walk" },
        { "implementation through an alias of the base", "M.Go(new D());", "using T = B;\ninterface I { void Run() { } } class D : T, I { } static class M { public static void Go(I i) => i.Run(); }", "class B { public void Run() { _ = DateTime.UtcNow; } }", "void Run", "void Walk" },
        { "type of a parameter of an implementation", "M.Go(new D());", "interface I { void Run(A a) { } } class D : I { public void Run(X x) { _ = DateTime.UtcNow; } } class A { } class Z { } static class M { public static void Go(I i) => i.Run(new A()); }", "global using X = A;", "X = A", "X = Z" },
        { "second implementation added", "M.Go(new D()); _ = new E();", "static class M { public static void Go(I i) => i.Run(); } class D : I { public void Run() { _ = DateTime.UtcNow; } }", "interface I { void Run(); } class E { public void Run() { } }", "class E {", "class E : I {" },
        { "base interface added", "M.Go(new D());", "class D : J { public void Run() { _ = DateTime.UtcNow; } } interface I { void Run() { } } static class M { public static void Go(object o) { if (o is I i) { i.Run(); } } }", "interface J { }", "interface J { }", "interface J : I { }" },
        { "message that is handled", "M.Go(H.Get());", "interface IHandle<T> { void Run(T t); } class A { } class Z { } static class M { public static void Go(IHandle<A> h) => h.Run(new A()); } static class H { public static IHandle<A> Get() => null!; } class Other : IHandle<A> { public void Run(A a) { } }", "class D : IHandle<Z> { public void Run(Z z) { } public void Run(A a) { _ = DateTime.UtcNow; } }", "IHandle<Z>", "IHandle<A>, IHandle<Z>" },
        { "override in the middle of a hierarchy", "M.Go(new D());", "class B { public virtual void Run() { } } class D : C { } static class M { public static void Go(B b) => b.Run(); }", "class C : B { public override void Run() { _ = DateTime.UtcNow; } }", "override void Run", "new void Run" },
        { "implementation made abstract", "M.Go(H.Get());", "interface I { void Run(); } class D : C { } class Other : I { public void Run() { } } static class M { public static void Go(I i) => i.Run(); } static class H { public static I Get() => null!; }", "class C : I { public void Run() { _ = DateTime.UtcNow; } }", "class C : I", "class C" },
        { "implementation declared deterministic", "M.Go(new D());", "interface I { void Run(); } static class M { public static void Go(I i) => i.Run(); } class DeterministicAttribute(string reason) : Attribute { public string Reason => reason; }", "class D : I { public void Run() { _ = DateTime.UtcNow; } }", "public void", "[Deterministic(\"x\")] public void" },
        { "orchestrator added", "M.Go();", "static class M { public static void Go() { } } static class H { public static void Stay() { _ = Guid.NewGuid(); } public static void Go() { _ = DateTime.UtcNow; } }", "class Two { }", "class Two { }", "class Two : Microsoft.DurableTask.TaskOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { H.Go(); return Task.FromResult(1); } }" },
        { "member of an interface of an orchestrator", "M.Go();", "class Two : Microsoft.DurableTask.ITaskOrchestrator { public Type InputType => null!; public Type OutputType => null!; Task<object> Microsoft.DurableTask.ITaskOrchestrator.RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, object input) => null!; } static class M { public static void Go() => H.Go(new X()); }", "class X : I { public void Run() { _ = DateTime.UtcNow; } } interface I { void Run() { } } static class H { public static void Go(I i) => i.Run(); }", "class X : I", "class X : I { void I.Run() { } } class Y" },
        { "activity renamed", "await context.CallActivityAsync<int>(\"Ship\", \"text\");", "static class M { }", "class Ship : Microsoft.DurableTask.TaskActivity<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskActivityContext context, int input) => Task.FromResult(1); }", "class Ship", "class Sail" },
        { "property of an input far away", "await context.CallActivityAsync<int>(\"Ship\", new Given());", "class Ship : Microsoft.DurableTask.TaskActivity<Wanted, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskActivityContext context, Wanted input) => Task.FromResult(1); } class Given { public int Weight { get; set; } }", "class Wanted { public int Weight { get; set; } }", "Weight", "Colour" },
        { "brace missing", "M.Go();", "static class M { public static void Go() { H.Go(); H.Stay(); } }", "static class H { public static void Stay() { _ = Guid.NewGuid(); } public static void Go() { _ = DateTime.UtcNow; } }", "_ = DateTime.UtcNow;", "if (true) {" },
        { "white space", "M.Go();", "static class M { public static void Go() { H.Go(); } }", "static class H { public static void Go() { _ = DateTime.UtcNow; } }", "static class H {", "static   class H\n\n{" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_findings_are_those_of_a_fresh_analysis(string name, string body, string bound, string edited, string before, string after)
    {
        Assert.NotEmpty(name);
        Assert.Contains(before, edited, StringComparison.Ordinal);
        string[] files = [AnalysisTest.Orchestrator(body), bound, edited, Bystander];
        var compilation = Create(files);
        var first = Texts(await AnalysisTest.DiagnosticsAsync(compilation));

        files[2] = edited.Replace(before, after, StringComparison.Ordinal);
        var changed = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], Parse(files[2], 2));
        var expected = Texts(await AnalysisTest.DiagnosticsAsync(Create(files)));

        Assert.True(name == "white space" || !first.SequenceEqual(expected), "The edit changes no finding, so it shows nothing.");
        Assert.Equal(expected, Texts(await AnalysisTest.DiagnosticsAsync(changed)));
        Assert.Equal(first, Texts(await AnalysisTest.DiagnosticsAsync(changed.ReplaceSyntaxTree(changed.SyntaxTrees[2], Parse(edited, 2)))));
    }

    [Fact]
    public async Task What_a_constructor_keeps_decides_about_the_other_bodies_of_its_file()
    {
        const string Source = """
            class Two : Microsoft.DurableTask.TaskOrchestrator<int, int>
            {
                private IStore _store;

                public Two(IStore store)
                {
                    _store = store;
                }

                public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input)
                {
                    _store.Put();
                    return Task.FromResult(1);
                }

                private static IStore Made() => null!;
            }

            interface IStore { void Put(); }
            """;
        var compilation = Create([Source]);
        Assert.Single(await AnalysisTest.DiagnosticsAsync(compilation));
        var changed = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(Source.Replace("_store = store", "_store = Made()", StringComparison.Ordinal), 0));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(changed));
    }

    [Fact]
    public async Task Files_that_come_and_go_leave_nothing_behind()
    {
        string[] files = [AnalysisTest.Orchestrator("M.Go();"), "static class M { public static void Go() { H.Go(); P.Go(); } }", "static class H { public static void Go() { _ = DateTime.UtcNow; } }", "static partial class P { public static void Go() { new Made(); } }", "class Made { }"];
        var compilation = Create(files);
        var first = Texts(await AnalysisTest.DiagnosticsAsync(compilation));
        Assert.Single(first);

        var part = Parse("partial class Made { public Made() { _ = Guid.NewGuid(); } }", 9);
        var withPart = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[4], Parse("partial class Made { }", 4)).RemoveSyntaxTrees(compilation.SyntaxTrees[2]);
        var reordered = withPart.RemoveAllSyntaxTrees().AddSyntaxTrees([part, .. withPart.SyntaxTrees, compilation.SyntaxTrees[2]]);
        Assert.Equal(2, (await AnalysisTest.DiagnosticsAsync(reordered)).Length);
        Assert.Single(await AnalysisTest.DiagnosticsAsync(reordered.RemoveSyntaxTrees(part)));
        Assert.Single(await AnalysisTest.DiagnosticsAsync(reordered.RemoveSyntaxTrees(compilation.SyntaxTrees[2])));
        Assert.Equal(first, Texts(await AnalysisTest.DiagnosticsAsync(compilation.Clone())));
    }

    private static SyntaxTree Parse(string text, int number) => CSharpSyntaxTree.ParseText(text, path: $"/Test/File{number}.cs");

    private static CSharpCompilation Create(string[] files) => CSharpCompilation.Create(
        "Test",
        files.Append(TestProject.ImplicitUsingsText).Select(Parse),
        PlatformReferences.All.AddRange(FrameworkReferences.Of(TestFramework.DurableTask)),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication));

    private static List<string> Texts(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(static diagnostic => $"{diagnostic.Location.SourceTree!.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage()}").Order(StringComparer.Ordinal).ToList();
}
