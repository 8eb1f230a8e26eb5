using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Verification;

/// <summary>A diagnostic that a test expects at a numbered place (<c>{|#0:…|}</c>).</summary>
/// <param name="Id">The rule.</param>
/// <param name="Place">The number of the place.</param>
public sealed record ExpectedDiagnostic(string Id, int Place)
{
    /// <summary>The whole message; null where any will do.</summary>
    public string? Message { get; init; }

    /// <summary>The severity; null where any will do.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>Properties that must be there with these values; others may be there.</summary>
    public IReadOnlyDictionary<string, string?> Properties { get; init; } = new Dictionary<string, string?>();

    /// <summary>The numbers of the places of the additional locations, in order; null where any will do.</summary>
    public IReadOnlyList<int>? AdditionalPlaces { get; init; }
}
