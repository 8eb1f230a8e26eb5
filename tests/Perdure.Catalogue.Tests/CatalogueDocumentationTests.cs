using System.Reflection;
using System.Text;

namespace Perdure.Catalogue.Tests;

public sealed class CatalogueDocumentationTests
{
    private const string Begin = "<!-- The table is generated from the files: see Perdure.Catalogue.Tests. -->\n";
    private const string End = "<!-- End of the generated table. -->\n";

    [Fact]
    public void The_table_of_capabilities_is_what_the_files_say()
    {
        var root = typeof(CatalogueDocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        var path = Path.Combine(root, "docs", "catalogue.md");
        var text = File.ReadAllText(path);
        var generated = Table();

        // Whoever changes a section runs this test with PERDURE_UPDATE=1 and commits what it wrote.
        if (Environment.GetEnvironmentVariable("PERDURE_UPDATE") == "1")
        {
            text = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + generated + text[text.IndexOf(End, StringComparison.Ordinal)..];
            File.WriteAllText(path, text);
        }

        Assert.Contains(Begin + generated + End, text, StringComparison.Ordinal);
    }

    private static string Table()
    {
        var table = new StringBuilder("| Capability | Rule | What the APIs do | Files |\n|---|---|---|---|\n");
        var capabilities = CatalogueFiles.Entries.Select(entry => entry.Section).Distinct()
            .GroupBy(section => section.Capability)
            .OrderBy(group => group.First().Rule, StringComparer.Ordinal)
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var capability in capabilities)
        {
            var phrases = string.Join("; ", capability.Select(section => section.Phrase).Distinct());
            var files = string.Join(", ", capability.Select(section => $"`{section.File}`").Distinct());
            table.Append($"| `{capability.Key}` | {capability.First().Rule} | {phrases} | {files} |\n");
        }

        return table.ToString();
    }
}
