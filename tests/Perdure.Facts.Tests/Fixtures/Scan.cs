using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Catalogue;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Tests.Fixtures;

/// <summary>Compiles sources, makes their facts with a small catalogue, and shows them as text that is easy to compare.</summary>
internal static class Scan
{
    /// <summary>The sinks of the tests, so that no test depends on what the shipped catalogue lists.</summary>
    public const string Catalogue = """
        [PDR0101 UtcNow] reads the system clock
        P:System.DateTime.UtcNow
        [PDR0102 NewGuid] makes a random identifier
        M:System.Guid.NewGuid
        [PDR0103 Random] is seeded from the machine
        M:System.Random.#ctor()
        [PDR0202 File] accesses the file system
        T:System.IO.File
        T:System.IO.FileStream
        - M:System.IO.FileStream.Dispose
        [PDR0203 Database] accesses a database
        T:System.Data.Common.DbConnection
        - P:System.Data.Common.DbConnection.ConnectionString
        [PDR0306 Lock] waits for other threads
        T:System.Threading.Monitor
        """;

    private const string Rules = """
        + PDR0101
        + PDR0102
        + PDR0103
        + PDR0202
        + PDR0203
        """;

    /// <summary>The facts of one source.</summary>
    public static AssemblyFacts Source(string source, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        return Parse(Text([("Lib", source)], optimization: optimization));
    }

    /// <summary>The facts of several sources, each an assembly that refers to those before it.</summary>
    public static string Text(
        IReadOnlyList<(string Name, string Source)> sources,
        string? cuts = null,
        OptimizationLevel optimization = OptimizationLevel.Release)
    {
        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var assemblies = new List<CompiledAssembly>();
            foreach (var (name, source) in sources)
            {
                assemblies.Add(CompiledAssembly.Compile(directory.FullName, name, source, optimization, references: [.. assemblies]));
            }

            var list = new CutList();
            list.Add("the test", cuts ?? string.Empty);
            var options = FactsOptions.With(SinkCatalogue.Parse(Catalogue), AssemblyFacts.Empty, CarriedRules.Parse(Rules), list);
            var generator = new FactsGenerator(options, new SummaryCache());
            return generator.Generate(assemblies.Select(assembly => assembly.Path), [], FrameworkPaths()).Text;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    public static AssemblyFacts Parse(string text)
    {
        Assert.True(AssemblyFacts.TryParse(text, out var facts, out var error), error);
        return facts;
    }

    /// <summary>The implementation assemblies of the running framework.</summary>
    public static IEnumerable<string> FrameworkPaths()
    {
        return Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll");
    }

    /// <summary>The facts of a member as <c>[?]rule[: hop > hop]</c>, separated by semicolons.</summary>
    public static string Of(this AssemblyFacts facts, string id)
    {
        return string.Join("; ", facts.Find(id).Select(Show));
    }

    private static string Show(ReachedSink reached)
    {
        var chain = reached.Chain.Count == 0 ? string.Empty : ": " + string.Join(" > ", reached.Chain);
        return (reached.IsPossible ? "?" : string.Empty) + reached.Sink.RuleId + chain;
    }

    /// <summary>Generates the facts of assemblies as the build task does it, with a cache of its own.</summary>
    public static FactsResult Generate(IEnumerable<string> paths) =>
        new FactsGenerator(FactsOptions.Shipped(), new SummaryCache()).Generate(paths, [], FrameworkPaths());
}
