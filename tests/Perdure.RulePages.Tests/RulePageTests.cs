using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.Analyzers.Rules;
using Perdure.CodeFixes.Replace;

namespace Perdure.RulePages.Tests;

public sealed class RulePageTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var example in RulePage.ReadAll().SelectMany(page => page.Examples))
            {
                data.Add(example.Rule, example.Framework.ToString());
            }

            return data;
        }
    }

    [Fact]
    public void Each_rule_has_a_page_and_each_page_a_rule()
    {
        Assert.Equal(
            RuleDescriptors.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal),
            RulePage.ReadAll().Select(page => page.Identifier));
    }

    [Fact]
    public void A_page_says_what_the_descriptor_says()
    {
        Assert.All(RulePage.ReadAll(), page =>
        {
            var descriptor = RuleDescriptors.Find(page.Identifier)!;
            Assert.Equal((descriptor.Title.ToString(null), descriptor.DefaultSeverity.ToString()), (page.Title, page.Severity));
            Assert.EndsWith($"/docs/rules/{page.Identifier}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_page_that_promises_a_fix_has_a_provider()
    {
        var fixable = typeof(ReplaceCodeFixProvider).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(CodeFixProvider)))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .ToHashSet();

        Assert.Subset(fixable, RulePage.ReadAll().Where(page => page.Fix != "–").Select(page => page.Identifier).ToHashSet());
    }

    [Fact]
    public void Each_page_has_examples()
    {
        Assert.All(RulePage.ReadAll(), page => Assert.NotEmpty(page.Examples));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_bad_example_is_reported_and_the_good_one_is_not(string rule, string framework)
    {
        var example = RulePage.ReadAll().SelectMany(page => page.Examples)
            .Single(candidate => candidate.Rule == rule && candidate.Framework.ToString() == framework);

        var bad = await ExampleCompiler.AnalyzeAsync(example, example.Bad);
        var good = await ExampleCompiler.AnalyzeAsync(example, example.Good);

        Assert.NotEmpty(bad);
        Assert.All(bad, finding => Assert.True(finding.Id == rule, finding.ToString()));
        Assert.True(good.IsEmpty, string.Join('\n', good.Select(finding => finding.ToString())));
    }

    [Fact]
    public void The_index_is_what_the_pages_say()
    {
        var path = Path.Combine(Repository.Root, "docs", "rules", "README.md");
        var generated = RuleIndex.Generate(RulePage.ReadAll());

        // Whoever adds a page runs this test with PERDURE_UPDATE=1 and commits what it wrote.
        if (Environment.GetEnvironmentVariable("PERDURE_UPDATE") == "1")
        {
            File.WriteAllText(path, RuleIndex.Replace(File.ReadAllText(path), generated));
        }

        Assert.Equal(generated, RuleIndex.Extract(File.ReadAllText(path)));
    }
}
