using System.Text.RegularExpressions;
using Perdure.Catalogue.Tests.Reading;

namespace Perdure.Catalogue.Tests.Resolution;

/// <summary>The names of libraries that do not restore here, each with the page that it was checked against.</summary>
internal static partial class DocumentedNames
{
    private const string FileName = "documented-names.txt";

    public static IReadOnlyDictionary<string, string> Read()
    {
        var names = new Dictionary<string, string>();
        var source = string.Empty;
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reviewed", FileName)))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            if (SourcePattern().Match(line) is { Success: true } match)
            {
                source = match.Groups["source"].Value;
            }
            else if (source.Length == 0 || !names.TryAdd(line, source))
            {
                throw new CatalogueFormatException(FileName, number, "A name stands below its source, once.");
            }
        }

        return names;
    }

    [GeneratedRegex(@"^\[(?<source>https://[^\]]+)\]$")]
    private static partial Regex SourcePattern();
}
