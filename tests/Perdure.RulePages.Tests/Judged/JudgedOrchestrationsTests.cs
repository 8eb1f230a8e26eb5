using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.RulePages.Tests.Judged;

/// <summary>What the analyzers say about orchestrations as people write them, beside what a person has judged.</summary>
public sealed class JudgedOrchestrationsTests
{
    private const string Separator = " ~~ ";

    public static TheoryData<string, string, string, string> Judged
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var line in Lines())
            {
                var parts = line.Split(Separator);
                data.Add(parts[0], parts[1], parts[2], parts.ElementAtOrDefault(3) ?? string.Empty);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public async Task The_analyzers_say_what_the_judge_said(string rules, string framework, string statements, string types)
    {
        var example = new RulePageExample(rules, Enum.Parse<TestFramework>(framework), SymbolList: null, types, Bad: statements, Good: string.Empty);

        var findings = await ExampleCompiler.AnalyzeAsync(example, statements);

        Assert.Equal(rules, findings.IsEmpty ? "none" : string.Join(',', findings.Select(finding => finding.Id)));
    }

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(JudgedOrchestrationsTests).Assembly.GetManifestResourceStream("orchestrations")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
