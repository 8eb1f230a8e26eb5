using System.Text;

namespace Perdure.RulePages.Tests;

/// <summary>The table of all rules in <c>docs/rules/README.md</c>, between its two marks.</summary>
internal static class RuleIndex
{
    private const string Begin = "<!-- The table is generated from the pages: see Perdure.RulePages.Tests. -->\n";
    private const string End = "<!-- End of the generated table. -->\n";

    public static string Generate(IEnumerable<RulePage> pages)
    {
        var table = new StringBuilder("| Rule | What it flags | Severity | Fix |\n|---|---|---|---|\n");
        foreach (var page in pages)
        {
            table.Append($"| [{page.Identifier}]({page.Identifier}.md) | {page.Title} | {page.Severity} | {page.Fix} |\n");
        }

        return table.ToString();
    }

    public static string Extract(string text)
    {
        var (begin, end) = Find(text);
        return text[begin..end];
    }

    public static string Replace(string text, string table)
    {
        var (begin, end) = Find(text);
        return text[..begin] + table + text[end..];
    }

    private static (int Begin, int End) Find(string text)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? (begin + Begin.Length, end)
            : throw new InvalidDataException("docs/rules/README.md has lost the marks around its table.");
    }
}
