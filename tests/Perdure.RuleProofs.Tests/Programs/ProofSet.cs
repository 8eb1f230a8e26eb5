using System.Text;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.RulePages.Tests;

namespace Perdure.RuleProofs.Tests.Programs;

/// <summary>The programs of the pages of families 01 to 04.</summary>
internal static class ProofSet
{
    /// <summary>The file of the compiled programs, beside the tests, where the second process finds it.</summary>
    public static string AssemblyPath { get; } =
        Path.Combine(Path.GetDirectoryName(typeof(ProofSet).Assembly.Location)!, "Perdure.RuleProofs.Programs.dll");

    /// <summary>The rules, in order.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. RulePage.ReadAll().Select(page => page.Identifier)
        .Where(rule => string.CompareOrdinal(rule, "PDR0100") > 0 && string.CompareOrdinal(rule, "PDR0500") < 0)];

    /// <summary>Reads the bad and the good programs of the pages.</summary>
    public static IReadOnlyList<ProofProgram> Read()
    {
        using var reader = new StreamReader(typeof(ProofSet).Assembly.GetManifestResourceStream("Skeleton")!, Encoding.UTF8);

        // The pages leave the name of the last activity open, so that no page has to declare it. Here it is one that exists.
        var skeleton = reader.ReadToEnd().ReplaceLineEndings("\n").Replace("(input, input)", "(\"Done\", input)", StringComparison.Ordinal);
        return [.. RulePage.ReadAll().Where(page => Rules.Contains(page.Identifier))
            .SelectMany(page => page.Examples.Where(example => example.Framework == TestFramework.Perdure))
            .SelectMany(example => new[]
            {
                ProofProgram.Create(skeleton, example.Rule, ProgramVariant.Bad, example.Bad, example.Types),
                ProofProgram.Create(skeleton, example.Rule, ProgramVariant.Good, example.Good, example.Types),
            })];
    }
}
