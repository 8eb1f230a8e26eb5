using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Projects;
using Perdure.CodeFixes.Replace;

namespace Perdure.RulePages.Tests;

/// <summary>
/// The guarantee over the bad examples of the rule pages: one framework of each page, or all of them with PERDURE_FIX_PAGES=all.
/// </summary>
public class FixGuaranteeTests
{
    private static readonly ImmutableArray<CodeFixProvider> Providers = FixProviders.In(typeof(ReplaceCodeFixProvider).Assembly);

    [Fact]
    public async Task Every_fix_on_offer_in_a_bad_example_holds_what_fixes_promise()
    {
        var all = Environment.GetEnvironmentVariable("PERDURE_FIX_PAGES") == "all";
        var failures = new List<string>();
        var applied = 0;
        foreach (var (page, number) in RulePage.ReadAll().Select((page, number) => (page, number)).Where(item => item.page.Examples.Count > 0))
        {
            foreach (var example in all ? page.Examples : [page.Examples[number % page.Examples.Count]])
            {
                var guarantee = new FixGuarantee([new OrchestrationDeterminismAnalyzer()], Providers);
                var project = Project(example);
                try
                {
                    var offered = await guarantee.CheckAsync([project], (SourceLayout)(number % 4));
                    applied += offered;
                    if (offered > 0)
                    {
                        await guarantee.CheckFixAllAsync(project, Providers.OfType<ReplaceCodeFixProvider>().Single());
                    }
                }
                catch (VerificationException exception)
                {
                    failures.Add($"{page.Identifier} in {example.Framework}: {exception.Message}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(applied > 10);
    }

    private static TestProject Project(RulePageExample example)
    {
        var project = new TestProject("Example") { ImplicitUsings = false };
        project.Frameworks.Add(example.Framework);
        project.Add("Example.cs", ExampleCompiler.Source(example, example.Bad));

        // The examples call activities that they do not declare, which counts as soon as a fix declares the first.
        project.ConfigurationFiles.Add(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PDR0501.severity = none\n");
        if (example.SymbolList is { } list)
        {
            project.AdditionalFiles.Add("PerdureSymbols.txt", list);
        }

        return project;
    }
}
