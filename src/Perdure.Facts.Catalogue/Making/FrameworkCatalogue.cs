using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Metadata;
using Perdure.Facts.Output;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Catalogue.Making;

/// <summary>
/// Makes the catalogue of the base class library: what the public members of the shared frameworks reach that the API catalogue does
/// not name itself.
/// </summary>
internal static class FrameworkCatalogue
{
    /// <summary>The directories of the running .NET and of the ASP.NET Core of the same version.</summary>
    public static IReadOnlyList<string> InstalledFrameworks()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var shared = Path.GetDirectoryName(Path.GetDirectoryName(runtime)!)!;
        var web = Path.Combine(shared, "Microsoft.AspNetCore.App", Path.GetFileName(runtime));
        return Directory.Exists(web)
            ? [runtime, web]
            : throw new DirectoryNotFoundException($"There is no ASP.NET Core at '{web}'. Install the ASP.NET Core runtime of version {Path.GetFileName(runtime)}.");
    }

    /// <summary>Reads the frameworks in these directories and writes their facts.</summary>
    public static string Make(IReadOnlyList<string> directories)
    {
        var cache = new SummaryCache();
        var summaries = new List<AssemblySummary>();
        foreach (var path in directories.SelectMany(directory => Directory.EnumerateFiles(directory, "*.dll")).Order(StringComparer.Ordinal))
        {
            if (cache.Get(path, out var problem) is { } summary)
            {
                summaries.Add(summary);
            }
            else if (!IsNative(path))
            {
                throw new InvalidDataException($"'{path}' cannot be read: {problem}. A catalogue without it would be wrong.");
            }
        }

        var members = new FactsGenerator(Options(), cache)
            .Analyse(summaries, [], summaries.Select(summary => summary.Name))
            .Select(OnlyCertain)
            .Where(member => member.Reached.Count > 0 && !member.Namespace.StartsWith("Internal", StringComparison.Ordinal) && member.Tail != "Finalize")
            .GroupBy(member => (member.Namespace, member.TypeName, member.Kind, member.Tail))
            .Select(group => group.First())
            .ToArray();
        var identities = summaries.Select(summary => new AnalysedAssembly(summary.Name, new Version(summary.Version.Major, 0, 0, 0), isTrusted: false));
        return FactsWriter.Write(identities, members, Origin());
    }

    /// <summary>
    /// From what the catalogue is made, as its comment says: from the same runtime and the same lists the same text comes out.
    /// </summary>
    public static string Origin()
    {
        var lists = string.Concat(EmbeddedLists.Named("Perdure.Facts.Catalogue.").Select(EmbeddedLists.Read)) + Read("Cuts.txt") + Read("Rules.txt");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lists)))[..12];
        return $"Made from .NET {Environment.Version} and the lists {hash} by src/Perdure.Facts.Catalogue; do not edit. See docs/base-class-library.md.";
    }

    private static bool IsNative(string path)
    {
        using var image = AssemblyImage.Open(path);
        return image.Status == AssemblyImageStatus.Native;
    }

    private static FactsOptions Options()
    {
        var cuts = new CutList();
        cuts.Add("Cuts.txt", Read("Cuts.txt"));
        return FactsOptions.With(SinkCatalogue.LoadEmbedded(), AssemblyFacts.Empty, CarriedRules.Parse(Read("Rules.txt")), cuts);
    }

    /// <summary>What is only possible in the framework is too seldom true to be worth a word.</summary>
    private static MemberFact OnlyCertain(MemberFact member)
    {
        return new MemberFact(member.Namespace, member.TypeName, member.Kind, member.Tail, member.Reached.Where(reached => !reached.IsPossible).ToArray());
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
