using Perdure.Analyzers.Robustness.Tests.Mutations;
using Perdure.Analyzers.Robustness.Tests.Running;
using Perdure.Analyzers.Robustness.Tests.Variants;

namespace Perdure.Analyzers.Robustness.Tests;

/// <summary>
/// An editor's sequence of snapshots, in which all trees but the edited one are the same objects, has the findings that each snapshot has
/// when it is parsed and analysed from scratch. What is remembered from one snapshot must never show in the next.
/// </summary>
public class EditSequenceTests
{
    private const int UsualCount = 6;
    private const int Edits = 6;

    [Fact]
    public async Task Each_snapshot_of_a_sequence_of_edits_has_the_findings_of_a_fresh_analysis()
    {
        var failures = new List<string>();
        for (var number = 0; number < FuzzSettings.Count(UsualCount) && failures.Count < 3; number++)
        {
            var variant = VariantGenerator.Make(FuzzSettings.Seed + 1_000_000 + number);
            if (await FindFailureAsync(variant) is { } failure)
            {
                failures.Add(failure);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n==========\n", failures));
    }

    private static async Task<string?> FindFailureAsync(Variant variant)
    {
        var random = new Random(variant.Seed);
        var compilation = variant.Compile();
        var texts = variant.Files.ToList();
        await AnalysisRun.FileByFileAsync(compilation);
        for (var number = 0; number < Edits; number++)
        {
            var mutation = TextMutations.All[random.Next(TextMutations.All.Count)];
            var index = random.Next(texts.Count);

            // Every other edit takes the one before back, as undo does: the findings must come back as well.
            List<string> file = number % 2 == 1 ? [variant.Files[index]] : [texts[index]];
            mutation.Apply(file, random);
            var before = texts[index];
            texts[index] = number % 2 == 1 ? variant.Files[index] : file[0];
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[index], Variant.Parse(texts[index], index));

            var fresh = variant with { Files = [.. texts] };
            var difference = RunComparison.Describe(
                "after the edits",
                await AnalysisRun.FileByFileAsync(compilation),
                "from scratch",
                await AnalysisRun.BuildAsync(fresh.Compile()));
            if (difference is not null)
            {
                return $"{difference}\nafter edit {number} ({mutation.Name} in File{index}.cs)\n{fresh}\n--- File{index}.cs before the edit\n{before}";
            }
        }

        return null;
    }
}
