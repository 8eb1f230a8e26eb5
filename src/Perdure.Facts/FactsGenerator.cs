using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Perdure.Facts.Graph;
using Perdure.Facts.Output;
using Perdure.Facts.Summaries;

namespace Perdure.Facts;

/// <summary>Makes the facts of a set of assemblies.</summary>
internal sealed class FactsGenerator
{
    private readonly FactsOptions _options;
    private readonly SummaryCache _cache;
    private readonly List<string> _messages = [];

    public FactsGenerator(FactsOptions options, SummaryCache cache)
    {
        _options = options;
        _cache = cache;
    }

    /// <summary>Makes the facts. A file that cannot be read gives a message and is left out.</summary>
    /// <param name="assemblies">The implementation assemblies whose members get facts.</param>
    /// <param name="dependencies">Further implementation assemblies, which are only walked through.</param>
    /// <param name="framework">Assemblies that are not read but may hold base types: those of the framework.</param>
    /// <param name="consumer">The simple name of the assembly that the facts are for.</param>
    public FactsResult Generate(IEnumerable<string> assemblies, IEnumerable<string> dependencies, IEnumerable<string> framework, string consumer = "")
    {
        _messages.Clear();
        var identities = new List<AnalysedAssembly>();
        var summaries = new Dictionary<string, AssemblySummary>(StringComparer.OrdinalIgnoreCase);
        var unread = new List<string>(framework);
        foreach (var (path, isNamed) in Inputs(assemblies, dependencies))
        {
            if (_options.Cuts.Trusts(Path.GetFileNameWithoutExtension(path)))
            {
                unread.Add(path);
                if (isNamed && _cache.Identity(path) is { } identity)
                {
                    identities.Add(new AnalysedAssembly(identity.Name!, identity.Version!, isTrusted: true));
                }
            }
            else if (Read(path) is { } summary && !summaries.ContainsKey(summary.Name))
            {
                summaries.Add(summary.Name, summary);
                if (isNamed)
                {
                    identities.Add(new AnalysedAssembly(summary.Name, summary.Version, isTrusted: false));
                }
            }
        }

        var members = Analyse(summaries.Values, unread, identities.Where(identity => !identity.IsTrusted).Select(identity => identity.Name), consumer);
        return new FactsResult(FactsWriter.Write(identities, members), _messages.ToArray());
    }

    /// <summary>The facts of assemblies that have been read.</summary>
    public IReadOnlyList<MemberFact> Analyse(IEnumerable<AssemblySummary> summaries, IEnumerable<string> framework, IEnumerable<string> named, string consumer = "")
    {
        var set = new AssemblySet(summaries);
        var types = new FrameworkTypes(framework);
        var graph = new CallGraph(set, new TypeHierarchy(set, types), types, _options.Cuts, new SinkLookup(_options.Catalogue, _options.BaseClassLibrary, _options.Rules));
        return new FactsCollector(set, graph, named, consumer).Collect();
    }

    private static IEnumerable<(string Path, bool IsNamed)> Inputs(IEnumerable<string> assemblies, IEnumerable<string> dependencies)
    {
        return assemblies.Select(path => (path, true)).Concat(dependencies.Select(path => (path, false)));
    }

    private AssemblySummary? Read(string path)
    {
        var summary = _cache.Get(path, out var problem);
        if (summary is null)
        {
            _messages.Add($"'{path}' was not analysed: {problem}. Calls into it count as unknown.");
        }

        return summary;
    }
}
