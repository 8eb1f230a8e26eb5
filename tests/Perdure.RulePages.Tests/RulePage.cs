using System.Text.RegularExpressions;

namespace Perdure.RulePages.Tests;

/// <summary>A page of <c>docs/rules</c>: what its first lines say of the rule, and its examples.</summary>
internal sealed partial record RulePage(string Identifier, string Title, string Severity, string Fix, IReadOnlyList<RulePageExample> Examples)
{
    private static readonly string[] Sections =
        ["What it flags", "Why it breaks replay", "Examples", "What the fix does", "How to configure", "What it does not report"];

    /// <summary>Reads all pages, in the order of their identifiers.</summary>
    public static IReadOnlyList<RulePage> ReadAll() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "rules"), "PDR*.md").Order(StringComparer.Ordinal).Select(Read)];

    private static RulePage Read(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var head = HeadPattern().Match(text);
        if (!head.Success || head.Groups["id"].Value != Path.GetFileNameWithoutExtension(path))
        {
            throw new InvalidDataException($"{path}: A page begins with '# PDRnnnn: title' and the table of severity and fix.");
        }

        var headings = SectionPattern().Matches(text).Select(match => match.Groups["name"].Value).ToArray();
        if (!headings.SequenceEqual(Sections))
        {
            throw new InvalidDataException($"{path}: The sections are {string.Join(", ", Sections)}.");
        }

        return new RulePage(
            head.Groups["id"].Value,
            head.Groups["title"].Value,
            head.Groups["severity"].Value,
            head.Groups["fix"].Value,
            RulePageExample.ReadAll(head.Groups["id"].Value, text));
    }

    [GeneratedRegex(@"\A# (?<id>PDR\d{4}): (?<title>[^\n]+)\n\n\| Severity \| Fix \|\n\|---\|---\|\n\| (?<severity>\w+) \| (?<fix>[^|]+) \|\n")]
    private static partial Regex HeadPattern();

    [GeneratedRegex(@"^## (?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionPattern();
}
