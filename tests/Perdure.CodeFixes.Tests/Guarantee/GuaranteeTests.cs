using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Projects;
using Perdure.CodeFixes.Extract;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Thread;

namespace Perdure.CodeFixes.Tests.Guarantee;

/// <summary>
/// The guarantee over generated programs. PERDURE_FIX_SEED and PERDURE_FIX_COUNT run it longer, from another start.
/// </summary>
public class GuaranteeTests
{
    private static readonly CodeFixProvider[] Providers =
    [
        new ReplaceCodeFixProvider(),
        new ReplaceChangingHistoryCodeFixProvider(),
        new ThreadContextCodeFixProvider(),
        new ThreadValueCodeFixProvider(),
        new ExtractActivityCodeFixProvider(),
    ];

    [Fact]
    public async Task Every_fix_on_offer_compiles_and_removes_its_diagnostic_and_nothing_else()
    {
        var seed = Setting("PERDURE_FIX_SEED", 1);
        var applied = 0;
        var failures = new List<string>();
        for (var number = seed; number < seed + Setting("PERDURE_FIX_COUNT", 8); number++)
        {
            var guarantee = new FixGuarantee([new OrchestrationDeterminismAnalyzer()], [.. Providers]);
            try
            {
                var project = Program(number);
                applied += await guarantee.CheckAsync([project], (SourceLayout)(number % 4));
                await guarantee.CheckFixAllAsync(project, Providers[0]);
            }
            catch (VerificationException exception)
            {
                failures.Add($"Seed {number}: {exception.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(applied > 0);
    }

    private static TestProject Program(int seed)
    {
        var (framework, source, helper) = new ProgramVariations(seed).Next();
        var project = new TestProject("Test");
        project.Frameworks.Add(framework);
        project.Add("Order.cs", source);
        project.Add("Helper.cs", "using DT = System.DateTime;\n\n" + helper + "\n");
        return project;
    }

    private static int Setting(string name, int otherwise)
    {
        return int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
    }
}
