using System.Text.RegularExpressions;

namespace Perdure.EndToEnd.Tests;

/// <summary>The shipped presets name every rule of the release files, and raise each by one step and no more.</summary>
public sealed partial class PresetTests
{
    private static readonly Dictionary<string, string> OneStepUp = new(StringComparer.Ordinal) { ["Error"] = "error", ["Warning"] = "error", ["Info"] = "warning" };

    [Theory]
    [InlineData("Strict", "Every warning is an error, every suggestion a warning.")]
    [InlineData("None", "No rule is reported.")]
    public void The_preset_is_what_the_release_files_make_of_it(string preset, string what)
    {
        var lines = Rules().Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {(preset == "None" ? "none" : OneStepUp[rule.Severity])}");
        var expected = $"""
            # {what}
            is_global = true
            global_level = -100

            {string.Join('\n', lines)}

            """;

        var file = Repository.PathOf("src", "AnalyzerPackage", "presets", preset + ".globalconfig");
        if (Environment.GetEnvironmentVariable("PERDURE_UPDATE") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(File.Exists(file), $"{file} is missing: run the tests with PERDURE_UPDATE=1 to write it.");
        Assert.Equal(expected, File.ReadAllText(file));
    }

    private static IEnumerable<(string Id, string Severity)> Rules() =>
        new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => Row().Matches(File.ReadAllText(Repository.PathOf(file))))
            .Select(row => (Id: row.Groups["id"].Value, Severity: row.Groups["severity"].Value))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<id>PDR\d{4})\s*\|\s*\w+\s*\|\s*(?<severity>\w+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
