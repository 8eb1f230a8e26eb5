using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Perdure.Catalogue.Tests.Reading;

namespace Perdure.Catalogue.Tests.Coverage;

/// <summary>The types and namespaces of the base class library that somebody looked at and found deterministic, by reason.</summary>
internal sealed partial class ReviewedTypes
{
    private const string FileName = "deterministic-types.txt";

    private ReviewedTypes(IReadOnlyDictionary<string, string> reasons)
    {
        Reasons = reasons;
    }

    /// <summary>The reason of each documentation id, <c>T:</c> or <c>N:</c>.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; }

    public static ReviewedTypes Read()
    {
        var reasons = new Dictionary<string, string>();
        var reason = string.Empty;
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reviewed", FileName)))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            if (ReasonPattern().Match(line) is { Success: true } match)
            {
                reason = match.Groups["reason"].Value;
            }
            else if (reason.Length == 0 || !NamePattern().IsMatch(line) || !reasons.TryAdd(line, reason))
            {
                throw new CatalogueFormatException(FileName, number, "'T:' or 'N:' and a name stand below a reason, once.");
            }
        }

        return new ReviewedTypes(reasons);
    }

    /// <summary>Whether the type, a type around it or its namespace was found deterministic.</summary>
    public bool Contains(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (Reasons.ContainsKey(current.GetDocumentationCommentId()!))
            {
                return true;
            }
        }

        return Reasons.ContainsKey(type.ContainingNamespace.GetDocumentationCommentId()!);
    }

    [GeneratedRegex(@"^\[(?<reason>[A-Za-z]+)\] .+$")]
    private static partial Regex ReasonPattern();

    [GeneratedRegex(@"^[TN]:\S+$")]
    private static partial Regex NamePattern();
}
