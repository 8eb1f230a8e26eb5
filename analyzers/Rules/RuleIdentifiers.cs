namespace Perdure.Analyzers.Rules;

/// <summary>The identifiers of all rules. The first two digits are the family.</summary>
public static class RuleIdentifiers
{
    /// <summary>A call whose target is not certain possibly reaches something that differs on replay.</summary>
    public const string PossiblyReached = "PDR0001";

    /// <summary>The system clock.</summary>
    public const string Clock = "PDR0101";

    /// <summary>A random identifier.</summary>
    public const string RandomIdentifier = "PDR0102";

    /// <summary>A delay or timer that is not durable.</summary>
    public const string Delay = "PDR0301";
}
