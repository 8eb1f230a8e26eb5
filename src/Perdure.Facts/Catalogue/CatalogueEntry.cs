namespace Perdure.Facts.Catalogue;

/// <summary>What a section of the catalogue says about its lines.</summary>
internal sealed class CatalogueEntry
{
    /// <summary>Stands for lines that say that a member is no defect although a broader line covers it.</summary>
    public static readonly CatalogueEntry Exception = new(string.Empty, string.Empty, string.Empty);

    public CatalogueEntry(string ruleId, string capability, string phrase)
    {
        RuleId = ruleId;
        Capability = capability;
        Phrase = phrase;
    }

    public string RuleId { get; }

    public string Capability { get; }

    public string Phrase { get; }

    public bool IsException => ReferenceEquals(this, Exception);
}
