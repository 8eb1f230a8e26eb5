using System.Text;
using Perdure.Analyzers.Suppressors;

namespace Perdure.Analyzers.Tests.Suppressors;

/// <summary>The page about suppressors says what the suppressors do.</summary>
public class SuppressorDocumentationTests
{
    private const string Begin = "<!-- The table is generated from the suppressors: see Perdure.Analyzers.Tests. -->\n";
    private const string End = "<!-- End of the generated table. -->\n";

    [Fact]
    public void The_table_is_what_is_suppressed()
    {
        var path = Path.Combine(Root(), "docs", "suppressors.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        var table = Table();

        // Whoever adds a suppression runs this test with PERDURE_UPDATE=1 and commits what it wrote.
        if (Environment.GetEnvironmentVariable("PERDURE_UPDATE") == "1")
        {
            File.WriteAllText(path, page[..begin] + table + page[end..]);
        }
        else
        {
            Assert.Equal(table, page[begin..end]);
        }
    }

    private static string Table()
    {
        var table = new StringBuilder("| Suppression | Rule | From | What it advises | Why not in an orchestrator |\n|---|---|---|---|---|\n");
        foreach (var rule in SuppressedRules.All)
        {
            table.Append($"| {rule.Identifier} | {rule.Suppressed} | {rule.Package} | {rule.Advice} | {rule.Justification} |\n");
        }

        return table.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
