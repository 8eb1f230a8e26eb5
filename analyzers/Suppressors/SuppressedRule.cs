namespace Perdure.Analyzers.Suppressors;

/// <summary>A rule of another package whose advice breaks replay, and why it is not given inside orchestrators.</summary>
internal sealed class SuppressedRule
{
    public SuppressedRule(string identifier, string suppressed, string package, string advice, string justification)
    {
        Identifier = identifier;
        Suppressed = suppressed;
        Package = package;
        Advice = advice;
        Justification = justification;
    }

    /// <summary>The identifier of the suppression.</summary>
    public string Identifier { get; }

    /// <summary>The identifier of the rule.</summary>
    public string Suppressed { get; }

    /// <summary>The package that the rule comes from.</summary>
    public string Package { get; }

    /// <summary>What the rule advises, as its title says it.</summary>
    public string Advice { get; }

    /// <summary>Why that is wrong inside an orchestrator.</summary>
    public string Justification { get; }
}
