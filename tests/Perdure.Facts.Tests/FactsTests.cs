using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Summaries;
using Perdure.Facts.Tests.Fixtures;
using static Perdure.Facts.Tests.Fixtures.FarAndNear;

namespace Perdure.Facts.Tests;

/// <summary>What a facts file says, over several assemblies.</summary>
public sealed class FactsTests
{
    [Fact]
    public void The_chain_holds_public_names_over_assemblies()
    {
        var facts = Scan.Parse(Scan.Text([("Far", Far), ("Near", Near)]));

        Assert.Equal("PDR0101", facts.Of("M:Far.Clock.Stamp"));
        Assert.Equal("PDR0101: Clock.Stamp", facts.Of("M:Near.Tax.Compute(System.Int32)"));
        Assert.Equal("PDR0101: Tax.Compute > Clock.Stamp", facts.Of("M:Near.Price.For(System.Int32)"));
        Assert.Equal("PDR0101: Price.For > Tax.Compute > Clock.Stamp", facts.Of("M:Near.Price.get_Total"));
        Assert.Equal("PDR0101; PDR0102", facts.Of("M:Near.Price.get_Fresh"));
        Assert.Equal("PDR0101", facts.Of("M:Near.Price.get_Started"));
        Assert.Equal("PDR0101", facts.Of("F:Far.Clock.Started"));
        Assert.Equal(string.Empty, facts.Of("M:Near.Price.get_Number"));
        Assert.Equal(string.Empty, facts.Of("M:Near.Price.#ctor"));
        var sink = facts.Find("M:Far.Clock.Stamp")[0].Sink;
        Assert.Equal(("PDR0101", "UtcNow", "P:System.DateTime.UtcNow", "reads the system clock"), (sink.RuleId, sink.Capability, sink.DocumentationId, sink.Phrase));
    }

    [Fact]
    public void Friends_are_told_of_internal_members()
    {
        const string Source = """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]
            internal static class C
            {
                internal static readonly System.DateTime Started = System.DateTime.UtcNow;
                internal static object M() => Hidden();
                private static object Hidden() => System.DateTime.UtcNow;
                private static class P { public static object M() => System.DateTime.UtcNow; }
            }
            """;
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var path = CompiledAssembly.Compile(directory.FullName, "Lib", Source).Path;
            var generator = new FactsGenerator(FactsOptions.Shipped(), new SummaryCache());

            Assert.Empty(Scan.Parse(generator.Generate([path], [], Scan.FrameworkPaths(), "Stranger").Text).Members);
            Assert.Equal(["F:C.Started", "M:C.M"], Scan.Parse(generator.Generate([path], [], Scan.FrameworkPaths(), "Friend").Text).Members.Keys.Order(StringComparer.Ordinal));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Nothing_private_is_named()
    {
        var text = Scan.Text([("Far", Far), ("Near", Near)]);

        Assert.DoesNotContain("Hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Internal", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_assemblies_give_the_same_bytes_in_any_order()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var far = CompiledAssembly.Compile(directory.FullName, "Far", Far);
            var near = CompiledAssembly.Compile(directory.FullName, "Near", Near, references: far);

            var one = Scan.Generate([far.Path, near.Path]).Text;
            var other = Scan.Generate([near.Path, far.Path]).Text;

            Assert.Equal(one, other);
            Assert.StartsWith("perdure-facts 1\nA Far 0.0.0.0\nA Near 0.0.0.0\nS PDR0101 ", one, StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_cycle_gives_every_member_the_same_verdict()
    {
        const string Cycle = """
            public static class C
            {
                public static int A(int n) => n == 0 ? 1 : B(n - 1);
                public static int B(int n) => n == 1 ? D(n) : A(n - 1);
                public static int D(int n) => n > 9 ? System.DateTime.UtcNow.Year : A(n);
                public static int E(int n) => n == 0 ? 1 : E(n - 1);
            }
            """;
        var facts = Scan.Source(Cycle);

        Assert.Equal("PDR0101: C.B > C.D", facts.Of("M:C.A(System.Int32)"));
        Assert.Equal("PDR0101: C.D", facts.Of("M:C.B(System.Int32)"));
        Assert.Equal("PDR0101", facts.Of("M:C.D(System.Int32)"));
        Assert.Equal(string.Empty, facts.Of("M:C.E(System.Int32)"));
    }

    [Fact]
    public void A_target_that_is_only_reached_through_the_dispatch_itself_makes_nothing_certain()
    {
        const string Composite = """
            public static class C { public static object M(object o) => ((I)o).Get(); }
            interface I { System.DateTime Get(); }
            class Leaf : I { public System.DateTime Get() => System.DateTime.UtcNow; }
            class Many : I { I[] _all = []; public System.DateTime Get() => _all[0].Get(); }
            """;

        Assert.Equal("?PDR0101", Scan.Source(Composite).Of("M:C.M(System.Object)"));
    }

    [Fact]
    public void Closures_of_FSharp_are_followed()
    {
        const string Core = """
            namespace Microsoft.FSharp.Core { public abstract class FSharpFunc<T, U> { public abstract U Invoke(T t); } }
            namespace Microsoft.FSharp.Core.CompilerServices { public abstract class GeneratedSequenceBase<T> { public abstract int GenerateNext(); } }
            namespace Microsoft.FSharp.Collections { public static class ListModule { public static void Map<T, U>(Microsoft.FSharp.Core.FSharpFunc<T, U> f, T[] xs) { } } }
            """;
        const string Compiled = """
            using Microsoft.FSharp.Core; using Microsoft.FSharp.Core.CompilerServices; using Microsoft.FSharp.Collections;
            public static class C
            {
                public static void Map(int[] xs) => ListModule.Map(new Lambda(), xs);
                public static object Sequence() => new Sequence();
                public static void Nothing(int[] xs) => ListModule.Map(new Other(), xs);
            }
            sealed class Lambda : FSharpFunc<int, object> { public override object Invoke(int x) => System.DateTime.UtcNow; }
            sealed class Other : FSharpFunc<int, object> { public override object Invoke(int x) => x; }
            sealed class Sequence : GeneratedSequenceBase<int> { public override int GenerateNext() => System.DateTime.UtcNow.Year; }
            """;
        var facts = Scan.Parse(Scan.Text([("FSharp.Core", Core), ("Compiled", Compiled)], "A:FSharp.Core"));

        Assert.Equal("PDR0101", facts.Of("M:C.Map(System.Int32[])"));
        Assert.Equal("?PDR0101", facts.Of("M:C.Sequence"));
        Assert.Equal(string.Empty, facts.Of("M:C.Nothing(System.Int32[])"));
    }

    [Fact]
    public void A_long_chain_is_elided_in_its_middle()
    {
        var methods = string.Concat(Enumerable.Range(0, 12).Select(i => $"public static object M{i}() => M{i + 1}(); "));
        var facts = Scan.Source("public static class C { " + methods + "public static object M12() => System.DateTime.UtcNow; }");

        Assert.Equal("PDR0101: C.M1 > C.M2 > C.M3 > … > C.M10 > C.M11 > C.M12", facts.Of("M:C.M0"));
    }

    [Fact]
    public void The_shortest_way_is_told_and_certainty_comes_before_length()
    {
        const string Source = """
            using System;
            public interface I { DateTime Get(); }
            class P : I { public DateTime Get() => DateTime.UtcNow; }
            public static class C
            {
                public static object Long() => Middle();
                public static object Middle() => Short();
                public static object Short() => DateTime.UtcNow;
                public static object Both(bool b) => b ? Long() : Short();
                public static object PossiblyAtOnce(I i, bool b) => b ? i.Get() : Long();
            }
            """;
        var facts = Scan.Source(Source);

        Assert.Equal("PDR0101: C.Short", facts.Of("M:C.Both(System.Boolean)"));
        Assert.Equal("PDR0101: C.Long > C.Middle > C.Short", facts.Of("M:C.PossiblyAtOnce(I,System.Boolean)"));
    }

    [Fact]
    public void A_derived_type_of_a_sink_is_a_sink_and_its_harmless_overrides_are_none()
    {
        const string Driver = """
            using System.Data; using System.Data.Common;
            public abstract class Connection : DbConnection { public override string ConnectionString { get => ""; set { } } public void Ping() { } }
            """;
        const string User = """
            public static class C
            {
                public static void Ping(Connection c) => c.Ping();
                public static string Text(Connection c) => c.ConnectionString;
            }
            """;
        var facts = Scan.Parse(Scan.Text([("Driver", Driver), ("User", User)]));

        Assert.Equal("PDR0203", facts.Of("M:C.Ping(Connection)"));
        Assert.Equal(string.Empty, facts.Of("M:C.Text(Connection)"));

        // The catalogue speaks for the members of the connection itself.
        Assert.Equal(string.Empty, facts.Of("M:Connection.Ping"));
    }

    [Fact]
    public void Dependencies_are_walked_through_and_not_listed()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var far = CompiledAssembly.Compile(directory.FullName, "Far", Far);
            var near = CompiledAssembly.Compile(directory.FullName, "Near", Near, references: far);
            var facts = Scan.Parse(new FactsGenerator(FactsOptions.Shipped(), new SummaryCache()).Generate([near.Path], [far.Path], Scan.FrameworkPaths()).Text);

            Assert.Equal("PDR0101: Tax.Compute > Clock.Stamp", facts.Of("M:Near.Price.For(System.Int32)"));
            Assert.Equal(string.Empty, facts.Of("M:Far.Clock.Stamp"));
            Assert.Equal(AnalysisState.Unknown, facts.StateOf("Far"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_stopwatch_inside_a_library_is_a_possibility_and_a_clock_a_certainty()
    {
        var facts = Shipped("""
            using System; using System.Diagnostics;
            public static class C
            {
                public static TimeSpan Measure(Action a) { var w = Stopwatch.StartNew(); a(); return w.Elapsed; }
                public static DateTime Now() => DateTime.Now;
                public static void Lock(object o) { lock (o) { } }
                public static int Processors() => Environment.ProcessorCount;
                public static void Entry(System.IO.Compression.ZipArchive z) => z.CreateEntry("x");
            }
            """);

        Assert.Equal("?PDR0101", facts.Of("M:C.Measure(System.Action)"));
        Assert.Equal("PDR0101", facts.Of("M:C.Now"));
        Assert.Equal(string.Empty, facts.Of("M:C.Lock(System.Object)"));
        Assert.Equal(string.Empty, facts.Of("M:C.Processors"));
        Assert.Equal("PDR0101: ZipArchive.CreateEntry", facts.Of("M:C.Entry(System.IO.Compression.ZipArchive)"));
    }

    private static AssemblyFacts Shipped(string source)
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var assembly = CompiledAssembly.Compile(directory.FullName, "Lib", source);
            return Scan.Parse(new FactsGenerator(FactsOptions.Shipped(), new SummaryCache()).Generate([assembly.Path], [], Scan.FrameworkPaths()).Text);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
