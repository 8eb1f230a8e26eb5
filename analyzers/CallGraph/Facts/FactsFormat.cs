namespace Perdure.Analyzers.CallGraph.Facts;

/// <summary>The words of the facts format, for its reader and its writer.</summary>
internal static class FactsFormat
{
    /// <summary>The version that is written and read.</summary>
    public const int Version = 1;

    /// <summary>A facts file begins with this line.</summary>
    public const string Header = "perdure-facts 1";

    /// <summary>What the header of every version begins with.</summary>
    public const string HeaderPrefix = "perdure-facts ";

    /// <summary>An additional file whose name ends like this holds facts.</summary>
    public const string FileNameSuffix = ".perdure-facts.txt";

    /// <summary>The metadata of an additional file that says that it holds facts, as analyzers see it.</summary>
    public const string MetadataKey = "build_metadata.AdditionalFiles.PerdureFacts";

    /// <summary>Stands for the hops that were left out of a long chain.</summary>
    public const string ElidedHop = "…";

    public const char Comment = '#';
    public const char Assembly = 'A';
    public const char Sink = 'S';
    public const char Namespace = 'N';
    public const char Type = 'T';
    public const char Method = 'M';
    public const char Field = 'F';

    public const char PossibleMark = '?';
    public const char ChainStart = ':';
    public const char HopSeparator = '>';
    public const char FactSeparator = '\t';

    public const string TrustedWord = "trusted";
}
