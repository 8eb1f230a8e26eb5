using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.CallGraph.Facts;

namespace Perdure.Analyzers.Configuration;

/// <summary>An additional file that says what the members of referenced assemblies reach, parsed once for as long as its text lives.</summary>
internal sealed class FactsFile
{
    private const string MetadataKey = "build_metadata.AdditionalFiles.PerdureFacts";
    private const string NameEnding = ".perdure-facts.txt";

    private static readonly ConditionalWeakTable<SourceText, FactsFile> Cache = new();

    private FactsFile(AssemblyFacts facts, ulong hash)
    {
        Facts = facts;
        Hash = hash;
    }

    /// <summary>The facts; empty when the file is damaged or of another version.</summary>
    public AssemblyFacts Facts { get; }

    /// <summary>The hash of the text.</summary>
    public ulong Hash { get; }

    /// <summary>Whether <paramref name="file"/> holds facts.</summary>
    public static bool IsFacts(AdditionalText file, AnalyzerOptions options) =>
        file.Path.EndsWith(NameEnding, StringComparison.OrdinalIgnoreCase)
        || (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(MetadataKey, out var value)
            && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The facts in <paramref name="source"/>.</summary>
    public static FactsFile Of(SourceText source) => Cache.GetValue(source, static text =>
    {
        var content = text.ToString();
        var hash = StableHash.Create();
        hash.Add(content);
        AssemblyFacts.TryParse(content, out var facts, out _);
        return new FactsFile(facts, hash.Value);
    });
}
