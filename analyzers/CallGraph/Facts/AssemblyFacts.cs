using System;
using System.Collections.Generic;

namespace Perdure.Analyzers.CallGraph.Facts;

/// <summary>
/// What the members of referenced assemblies reach, read from a facts file. The format is described in <c>docs/facts-format.md</c>.
/// Holds strings only, so that it may be kept between compilations.
/// </summary>
internal sealed class AssemblyFacts
{
    /// <summary>No assembly was analysed.</summary>
    public static readonly AssemblyFacts Empty = new(
        new Dictionary<string, AnalysisState>(StringComparer.Ordinal),
        new Dictionary<string, IReadOnlyList<ReachedSink>>(StringComparer.Ordinal));

    private readonly Dictionary<string, AnalysisState> _assemblies;
    private readonly Dictionary<string, IReadOnlyList<ReachedSink>> _members;

    internal AssemblyFacts(Dictionary<string, AnalysisState> assemblies, Dictionary<string, IReadOnlyList<ReachedSink>> members)
    {
        _assemblies = assemblies;
        _members = members;
    }

    /// <summary>The simple names of the assemblies that the facts speak of, with what they say of each.</summary>
    public IReadOnlyDictionary<string, AnalysisState> Assemblies => _assemblies;

    /// <summary>The facts by documentation-comment id of the member (accessors, not properties).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReachedSink>> Members => _members;

    /// <summary>
    /// Reads a facts file. A file that is damaged or of another version gives false and a sentence that says why; it never throws.
    /// </summary>
    public static bool TryParse(string text, out AssemblyFacts facts, out string? error)
    {
        return FactsParser.TryParse(text, out facts, out error);
    }

    /// <summary>What is known about the assembly with this simple name.</summary>
    public AnalysisState StateOf(string assemblyName)
    {
        return _assemblies.TryGetValue(assemblyName, out var state) ? state : AnalysisState.Unknown;
    }

    /// <summary>
    /// What the member reaches: at most one sink for each rule, those that are certain first. Empty where there is no fact.
    /// </summary>
    /// <param name="documentationId">
    /// The documentation-comment id of the original definition: of the accessor for a property or an event, of the unreduced method for
    /// an extension method.
    /// </param>
    public IReadOnlyList<ReachedSink> Find(string documentationId)
    {
        return _members.TryGetValue(documentationId, out var reached) ? reached : Array.Empty<ReachedSink>();
    }
}
