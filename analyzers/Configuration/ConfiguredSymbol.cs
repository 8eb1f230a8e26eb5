namespace Perdure.Analyzers.Configuration;

/// <summary>What the configuration says of a symbol.</summary>
internal sealed class ConfiguredSymbol
{
    /// <summary>The symbol is deterministic, whatever it does.</summary>
    public static readonly ConfiguredSymbol Trusted = new(isTrusted: true, reason: null);

    /// <summary>The symbol must not be reached.</summary>
    public static readonly ConfiguredSymbol Banned = new(isTrusted: false, reason: null);

    private ConfiguredSymbol(bool isTrusted, string? reason)
    {
        IsTrusted = isTrusted;
        Reason = reason;
    }

    /// <summary>Whether the symbol is trusted; otherwise it is banned.</summary>
    public bool IsTrusted { get; }

    /// <summary>Why it is banned, completing the sentence that begins with its name; null where no reason is given.</summary>
    public string? Reason { get; }

    /// <summary>The symbol must not be reached, for <paramref name="reason"/>.</summary>
    public static ConfiguredSymbol BannedBecause(string reason) => reason.Length == 0 ? Banned : new ConfiguredSymbol(isTrusted: false, reason);
}
