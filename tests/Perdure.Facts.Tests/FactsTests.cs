using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Summaries;
using Perdure.Facts.Tests.Fixtures;

namespace Perdure.Facts.Tests;

/// <summary>What a facts file says, over several assemblies.</summary>
public sealed class FactsTests
{
    private const string Far = """
        using System;
        namespace Far
        {
            public static class Clock
            {
                public static DateTime Stamp() => Hidden();
                private static DateTime Hidden() => DateTime.UtcNow;
                public static readonly DateTime Started = DateTime.UtcNow;
                public static readonly int Number = 5;
            }
        }
        """;

    private const string Near = """
        using System;
        namespace Near
        {
            public class Tax { public DateTime Compute(int i) => Secret(i); DateTime Secret(int i) => Far.Clock.Stamp(); }
            public class Price
            {
                readonly Tax _tax = new();
                public object For(int i) => _tax.Compute(i);
                public object Total => For(1);
                public object Fresh => new Price(Guid.NewGuid(), DateTime.UtcNow);
                public int Number => Far.Clock.Number;
                public DateTime Started => Far.Clock.Started;
                public Price() { }
                public Price(Guid id, DateTime at) { }
            }
            internal class Internal { public DateTime Now => DateTime.UtcNow; }
        }
        """;

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

            var one = Generate([far.Path, near.Path]).Text;
            var other = Generate([near.Path, far.Path]).Text;

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

    [Theory]
    [InlineData("M:Near.Tax.Compute")]
    [InlineData("M:Near.Tax.Compute(System.Int32)")]
    [InlineData("T:Near.Tax")]
    [InlineData("N:Near")]
    [InlineData("N:Far")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("A:Far")]
    public void A_cut_ends_the_walk(string cut)
    {
        var facts = Scan.Parse(Scan.Text([("Far", Far), ("Near", Near)], cut));

        Assert.Equal(string.Empty, facts.Of("M:Near.Price.For(System.Int32)"));
        Assert.Equal(cut == "A:Far" ? AnalysisState.Trusted : AnalysisState.Analysed, facts.StateOf("Far"));
        Assert.Equal(AnalysisState.Analysed, facts.StateOf("Near"));
        Assert.Equal(AnalysisState.Unknown, facts.StateOf("Elsewhere"));
    }

    [Fact]
    public void A_project_can_trust_and_ban_symbols_of_other_assemblies()
    {
        var symbols = new Build.ProjectSymbols();
        symbols.AddList("# ours\nM:Before.Any.Section\n[banned]\nP:Far.Clock.Number\nF:Far.Clock.Number;is not ours\n[Trusted]\nM:Far.Clock.Stamp ; reviewed\n!?\nT:\n");

        Assert.Equal(["M:Far.Clock.Stamp", "!?", "T:"], symbols.Trusted);
        Assert.Equal([new("P:Far.Clock.Number", string.Empty), new("F:Far.Clock.Number", "is not ours")], symbols.Banned);

        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var far = CompiledAssembly.Compile(directory.FullName, "Far", Far);
            var near = CompiledAssembly.Compile(directory.FullName, "Near", Near, references: far);
            var other = new Build.ProjectSymbols();
            other.AddList("[banned]\nM:System.Guid.ToString;is ours to ban\nM:Near.Tax.Compute");
            var trusting = Scan.Parse(new FactsGenerator(FactsOptions.For(symbols), new SummaryCache()).Generate([far.Path, near.Path], [], Scan.FrameworkPaths()).Text);
            var banning = Scan.Parse(new FactsGenerator(FactsOptions.For(other), new SummaryCache()).Generate([far.Path, near.Path], [], Scan.FrameworkPaths()).Text);

            Assert.Equal(string.Empty, trusting.Of("M:Near.Price.For(System.Int32)"));
            Assert.Equal("PDR0101", trusting.Of("M:Near.Price.get_Started"));
            Assert.Equal("PDR0002", banning.Of("M:Near.Price.For(System.Int32)"));
            Assert.Equal("is banned by the configuration", banning.Find("M:Near.Price.For(System.Int32)")[0].Sink.Phrase);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Configuration_files_trust_and_ban_symbols_in_any_section()
    {
        var symbols = new Build.ProjectSymbols();
        symbols.AddOptions("root = true\n# perdure.trusted_symbols = M:Far.Clock.Commented\nindent_size\n[*.cs]\nPerdure.Trusted_Symbols = M:Far.Clock.Stamp(System.Int32,System.String), T:Far.Ids;N:Far.Pure\n[Other.cs]\nperdure.banned_symbols=P:Far.Clock.Number\nperdure.trusted_symbols =\nother = M:Far.Other\n");

        Assert.Equal(["M:Far.Clock.Stamp(System.Int32,System.String)", "T:Far.Ids", "N:Far.Pure"], symbols.Trusted);
        Assert.Equal([new("P:Far.Clock.Number", string.Empty)], symbols.Banned);
        Assert.False(symbols.IsEmpty);
    }

    [Fact]
    public void A_whole_assembly_can_be_declared_deterministic()
    {
        var declared = "[assembly: My.Deterministic(\"reviewed\")] namespace My { class DeterministicAttribute(string why) : System.Attribute { public string Why => why; } }\n"
            + Far.Replace("using System;", string.Empty, StringComparison.Ordinal).Replace("DateTime", "System.DateTime", StringComparison.Ordinal);
        var facts = Scan.Parse(Scan.Text([("Far", declared), ("Near", Near)]));

        Assert.Equal(string.Empty, facts.Of("M:Far.Clock.Stamp"));
        Assert.Equal(string.Empty, facts.Of("M:Near.Price.For(System.Int32)"));
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
    public void What_cannot_be_read_is_left_out_with_a_message()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var reference = CompiledAssembly.Compile(directory.FullName, "Reference", "[assembly: System.Runtime.CompilerServices.ReferenceAssembly] " + Far.Replace("using System;", string.Empty, StringComparison.Ordinal).Replace("DateTime", "System.DateTime", StringComparison.Ordinal), asReferenceAssembly: true);
            var text = Path.Combine(directory.FullName, "Text.dll");
            File.WriteAllText(text, "This is no assembly.");
            var empty = Path.Combine(directory.FullName, "Empty.dll");
            File.WriteAllBytes(empty, []);
            var near = CompiledAssembly.Compile(directory.FullName, "Good", Far);

            var result = Generate([reference.Path, text, empty, Path.Combine(directory.FullName, "Absent.dll"), near.Path]);

            Assert.Equal(4, result.Messages.Count);
            Assert.Contains("Reference.dll' was not analysed: it is a reference assembly", result.Messages[0], StringComparison.Ordinal);
            Assert.Contains("it cannot be read", result.Messages[1], StringComparison.Ordinal);
            Assert.Contains("it does not exist", result.Messages[3], StringComparison.Ordinal);
            var facts = Scan.Parse(result.Text);
            Assert.Equal("PDR0101", facts.Of("M:Far.Clock.Stamp"));
            Assert.Equal(["Good"], facts.Assemblies.Keys);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Damaged_assemblies_never_throw()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var good = File.ReadAllBytes(CompiledAssembly.Compile(directory.FullName, "Near", Far + Near.Replace("using System;", string.Empty, StringComparison.Ordinal).Replace("DateTime", "System.DateTime", StringComparison.Ordinal).Replace("Guid id", "System.Guid id", StringComparison.Ordinal).Replace("Guid.New", "System.Guid.New", StringComparison.Ordinal)).Path);
            var random = new Random(20260101);
            var path = Path.Combine(directory.FullName, "Damaged.dll");
            for (var i = 0; i < 400; i++)
            {
                var bytes = good.ToArray();
                for (var flips = random.Next(1, 12); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                File.WriteAllBytes(path, i % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
                var result = Generate([path]);
                Scan.Parse(result.Text);
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Real_assemblies_are_read_without_a_complaint()
    {
        var cache = new SummaryCache();
        foreach (var path in Scan.FrameworkPaths().Where(path => !Path.GetFileName(path).StartsWith("lib", StringComparison.Ordinal)))
        {
            var summary = cache.Get(path, out var problem);
            Assert.True(summary is not null || problem.Contains("no managed code", StringComparison.Ordinal), path + ": " + problem);
        }
    }

    [Fact]
    public void An_assembly_is_read_once_wherever_it_lies_and_again_when_it_changes()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var path = CompiledAssembly.Compile(directory.FullName, "Far", Far).Path;
            var copy = Path.Combine(directory.FullName, "Copy.dll");
            File.Copy(path, copy);
            var cache = new SummaryCache();

            var first = cache.Get(path, out _);
            Assert.NotNull(first);
            Assert.Same(first, cache.Get(path, out _));
            Assert.Same(first, cache.Get(copy, out _));

            CompiledAssembly.Compile(directory.FullName, "Far", "public static class Other { public static int Longer(int a, int b) => a + b; }");
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
            Assert.NotSame(first, cache.Get(path, out _));
            Assert.Contains(cache.Get(path, out _)!.Types, type => type.Name == "Other");
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

    private static FactsResult Generate(IEnumerable<string> paths)
    {
        return new FactsGenerator(FactsOptions.Shipped(), new SummaryCache()).Generate(paths, [], Scan.FrameworkPaths());
    }
}
