namespace Perdure.Analyzers.Rules;

/// <summary>A line of the API catalogue under its section.</summary>
internal sealed class CatalogueEntry
{
    public CatalogueEntry(string rule, string capability, string phrase, bool isException)
    {
        Rule = rule;
        Capability = capability;
        Phrase = phrase;
        IsException = isException;
    }

    /// <summary>The identifier of the rule.</summary>
    public string Rule { get; }

    /// <summary>The name under which a framework lists its replacement.</summary>
    public string Capability { get; }

    /// <summary>What the API does, completing the sentence that begins with its name.</summary>
    public string Phrase { get; }

    /// <summary>Whether the API is never a defect although a broader line covers it.</summary>
    public bool IsException { get; }
}
