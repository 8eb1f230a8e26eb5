using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Configuration;

/// <summary>What the user's configuration files and the additional files of the build say.</summary>
internal sealed class AnalysisConfiguration
{
    /// <summary>The option that names symbols that count as deterministic.</summary>
    public const string TrustedSymbolsKey = "perdure.trusted_symbols";

    /// <summary>The option that names symbols that must not be reached.</summary>
    public const string BannedSymbolsKey = "perdure.banned_symbols";

    /// <summary>The option that reports each call that could not be followed.</summary>
    public const string ReportUnknownKey = "perdure.report_unknown";

    private AnalysisConfiguration(SymbolTable<ConfiguredSymbol> symbols, bool reportUnknown, ImmutableArray<AssemblyFacts> facts, ulong hash)
    {
        Symbols = symbols;
        ReportUnknown = reportUnknown;
        Facts = facts;
        Hash = hash;
    }

    /// <summary>The trusted and banned symbols.</summary>
    public SymbolTable<ConfiguredSymbol> Symbols { get; }

    /// <summary>Whether calls that could not be followed are reported.</summary>
    public bool ReportUnknown { get; }

    /// <summary>The facts of referenced assemblies.</summary>
    public ImmutableArray<AssemblyFacts> Facts { get; }

    /// <summary>The hash of everything that the configuration says.</summary>
    public ulong Hash { get; }

    /// <summary>Reads the configuration of a compilation.</summary>
    public static AnalysisConfiguration Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var symbols = new SymbolTable<ConfiguredSymbol>();
        var hash = StableHash.Create();
        foreach (var id in Ids(compilation, options, TrustedSymbolsKey, ref hash))
        {
            Add(symbols, id, ConfiguredSymbol.Trusted);
        }

        foreach (var id in Ids(compilation, options, BannedSymbolsKey, ref hash))
        {
            Add(symbols, id, ConfiguredSymbol.Banned);
        }

        var reportUnknown = Values(compilation, options, ReportUnknownKey).Contains("true");
        hash.Add(reportUnknown ? 1 : 0);
        var facts = ImmutableArray.CreateBuilder<AssemblyFacts>();
        foreach (var file in options.AdditionalFiles)
        {
            if (SymbolListFile.IsSymbolList(file.Path) && file.GetText(cancellation) is { } list)
            {
                var text = list.ToString();
                hash.Add(text);
                SymbolListFile.Read(new StringReader(text), (id, symbol) => Add(symbols, id, symbol));
            }
            else if (FactsFile.IsFacts(file, options) && file.GetText(cancellation) is { } source)
            {
                var parsed = FactsFile.Of(source);
                hash.Add(parsed.Hash);
                facts.Add(parsed.Facts);
            }
        }

        return new AnalysisConfiguration(symbols, reportUnknown, facts.ToImmutable(), hash.Value);
    }

    private static IEnumerable<string> Ids(Compilation compilation, AnalyzerOptions options, string key, ref StableHash hash)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in Values(compilation, options, key))
        {
            ids.UnionWith(SymbolIdentifierList.Split(value));
        }

        foreach (var id in ids)
        {
            hash.Add(key);
            hash.Add(id);
        }

        return ids;
    }

    /// <summary>All values of an option: of global configuration files and of the sections for any file of the compilation.</summary>
    private static HashSet<string> Values(Compilation compilation, AnalyzerOptions options, string key)
    {
        var values = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var provider = options.AnalyzerConfigOptionsProvider;
        if (provider.GlobalOptions.TryGetValue(key, out var global))
        {
            values.Add(global.Trim());
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (provider.GetOptions(tree).TryGetValue(key, out var local))
            {
                values.Add(local.Trim());
            }
        }

        return values;
    }

    // An id that is both trusted and banned is banned: the error that is seen can be corrected.
    private static void Add(SymbolTable<ConfiguredSymbol> symbols, string id, ConfiguredSymbol symbol) =>
        symbols.TryAdd(id, symbol, static (present, added) => present.IsTrusted ? added : present);
}
