using System.Text.RegularExpressions;

namespace Perdure.EndToEnd.Tests;

/// <summary>How a command ended and what it printed.</summary>
internal sealed partial record DotnetResult(int ExitCode, string Output)
{
    /// <summary>The distinct findings as <c>File.cs:id</c>, sorted.</summary>
    public IReadOnlyList<string> Findings =>
        [.. FindingLine().Matches(Output)
            .Select(m => (File: Path.GetFileName(m.Groups["file"].Value), Place: m.Groups["place"].Value, Id: m.Groups["id"].Value))
            .Distinct()
            .Select(f => $"{f.File}:{f.Id}")
            .Order(StringComparer.Ordinal)];

    public DotnetResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}:\n{Output}");
        return this;
    }

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\r\n]*\.cs)\((?<place>[0-9,]+)\): (?:warning|error) (?<id>[A-Z]+[0-9]+):", RegexOptions.Multiline)]
    private static partial Regex FindingLine();
}
