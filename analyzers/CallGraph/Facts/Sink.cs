namespace Perdure.Analyzers.CallGraph.Facts;

/// <summary>An API whose result or effect differs on replay, as a facts file names it.</summary>
internal sealed class Sink
{
    /// <summary>Makes a sink.</summary>
    public Sink(string ruleId, string capability, string documentationId, string phrase)
    {
        RuleId = ruleId;
        Capability = capability;
        DocumentationId = documentationId;
        Phrase = phrase;
    }

    /// <summary>The rule that reports it, such as <c>PDR0101</c>.</summary>
    public string RuleId { get; }

    /// <summary>The name under which a framework lists its replacement, such as <c>UtcNow</c>, or <c>None</c>.</summary>
    public string Capability { get; }

    /// <summary>The documentation-comment id of the API, such as <c>P:System.DateTime.UtcNow</c>.</summary>
    public string DocumentationId { get; }

    /// <summary>What it does, as the API catalogue puts it: it completes "'X' …, which differs on replay".</summary>
    public string Phrase { get; }
}
