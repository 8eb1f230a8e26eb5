using System.Text.RegularExpressions;

namespace Perdure.Catalogue.Tests.Reading;

/// <summary>Reads catalogue files and accepts nothing that the format does not allow.</summary>
internal static partial class CatalogueReader
{
    public static IReadOnlyList<CatalogueEntry> ReadFolder(string folder) =>
        [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(path => Read(Path.GetFileName(path), File.ReadAllText(path)))];

    public static IReadOnlyList<CatalogueEntry> Read(string file, string text)
    {
        if (text.Contains('\r') || !text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            throw new CatalogueFormatException(file, 1, "Lines end with a line feed, and so does the file, once.");
        }

        var entries = new List<CatalogueEntry>();
        var capabilities = new HashSet<(string Rule, string Capability)>();
        CatalogueSection? section = null;
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var number = index + 1;
            var line = lines[index];
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.StartsWith('['))
            {
                section = ReadSection(file, number, line);
                if (!capabilities.Add((section.Rule, section.Capability)))
                {
                    throw new CatalogueFormatException(file, number, "The file has a section for this rule and capability already.");
                }

                continue;
            }

            entries.Add(ReadEntry(file, number, line, section));
        }

        return entries;
    }

    private static CatalogueSection ReadSection(string file, int number, string line)
    {
        var match = SectionPattern().Match(line);
        return match.Success
            ? new CatalogueSection(file, number, match.Groups["rule"].Value, match.Groups["capability"].Value, match.Groups["phrase"].Value)
            : throw new CatalogueFormatException(file, number, "A section is '[rule Capability] phrase', without a full stop.");
    }

    private static CatalogueEntry ReadEntry(string file, int number, string line, CatalogueSection? section)
    {
        var match = EntryPattern().Match(line);
        if (!match.Success)
        {
            throw new CatalogueFormatException(file, number, "An entry is a documentation id, after '- ' when it is harmless.");
        }

        return section is null
            ? throw new CatalogueFormatException(file, number, "The entry stands before the first section.")
            : new CatalogueEntry(section, number, match.Groups["id"].Value, match.Groups["exception"].Success);
    }

    [GeneratedRegex(@"^\[(?<rule>PDR\d{4}) (?<capability>[A-Z][A-Za-z0-9]+)\] (?<phrase>[a-z][^.]*[^. ])$")]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^(?<exception>- )?(?<id>[NTMPFE]:[A-Za-z_][^\s]*)$")]
    private static partial Regex EntryPattern();
}
