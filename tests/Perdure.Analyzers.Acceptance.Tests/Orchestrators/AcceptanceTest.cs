using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Rules;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.Analyzers.Acceptance.Tests.Orchestrators;

/// <summary>
/// Runs cases against the behaviour of the analysis alone: marked is what must be reported, and everything else must not be. A span
/// without a label is the clock.
/// </summary>
internal static class AcceptanceTest
{
    private const string AllFrameworksVariable = "PERDURE_ACCEPTANCE_ALL_FRAMEWORKS";

    private static readonly ImmutableArray<CodeFixProvider> Fixes = FixProviders.In(typeof(ReplaceCodeFixProvider).Assembly);

    /// <summary>Whether the compiler that runs the tests knows C# 14.</summary>
    public static bool KnowsCSharp14 { get; } =
        LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() >= (LanguageVersion)1400;

    /// <summary>A test over <paramref name="sources"/>, each a file.</summary>
    public static AnalyzerTest Create(TestFramework framework, params string[] sources)
    {
        var test = new AnalyzerTest(new OrchestrationDeterminismAnalyzer()) { Framework = framework, DefaultRule = RuleIdentifiers.Clock, Fixes = Fixes };
        for (var index = 0; index < sources.Length; index++)
        {
            test.Project.Add($"File{index}.cs", sources[index]);
        }

        return test;
    }

    /// <summary>Runs a test over <paramref name="sources"/>.</summary>
    public static Task RunAsync(TestFramework framework, params string[] sources) => Create(framework, sources).RunAsync();

    /// <summary>
    /// Runs an orchestrator with the statements <paramref name="body"/> beside <paramref name="types"/>, in a framework that the case's name
    /// picks; in every framework where the variable <c>PERDURE_ACCEPTANCE_ALL_FRAMEWORKS</c> is set.
    /// </summary>
    public static async Task RunInSomeFrameworkAsync(string name, string body, string types = "", string usings = "")
    {
        if (Environment.GetEnvironmentVariable(AllFrameworksVariable) is null)
        {
            var all = OrchestratorTemplate.Frameworks;
            var picked = all[(int)(Encoding.UTF8.GetBytes(name).Aggregate(17u, (hash, value) => unchecked((hash * 31) + value)) % (uint)all.Count)];
            await RunAsync(picked, OrchestratorTemplate.Write(picked, body, types, usings));
            return;
        }

        await RunInEveryFrameworkAsync(body, types, usings);
    }

    /// <summary>Runs an orchestrator with the statements <paramref name="body"/> beside <paramref name="types"/> in each framework.</summary>
    public static async Task RunInEveryFrameworkAsync(string body, string types = "", string usings = "")
    {
        var failures = new List<string>();
        foreach (var framework in OrchestratorTemplate.Frameworks)
        {
            try
            {
                await RunAsync(framework, OrchestratorTemplate.Write(framework, body, types, usings));
            }
            catch (VerificationException failure)
            {
                failures.Add($"{framework}: {failure.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }
}
