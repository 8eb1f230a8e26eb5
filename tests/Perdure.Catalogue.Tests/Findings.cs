namespace Perdure.Catalogue.Tests;

/// <summary>Fails with all findings, one a line: whoever corrects a data file wants the whole list.</summary>
internal static class Findings
{
    public static void AssertNone(IEnumerable<string> findings)
    {
        var all = findings.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
