using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Robustness.Tests.Running;
using Perdure.Analyzers.Robustness.Tests.Variants;

namespace Perdure.Analyzers.Robustness.Tests;

/// <summary>
/// Whatever the code looks like, the analysis neither throws nor hangs, and reports the same from a whole build, file by file, and
/// whatever the order of the files and the number of threads.
/// </summary>
public class BrokenCodeTests
{
    private const int UsualCount = 30;

    [Fact]
    public async Task Broken_code_is_analysed_without_an_exception_and_the_same_from_every_side()
    {
        var failures = new List<string>();
        for (var number = 0; number < FuzzSettings.Count(UsualCount) && failures.Count < 3; number++)
        {
            var variant = VariantGenerator.Make(FuzzSettings.Seed + number);
            if (await FindFailureAsync(variant) is { } failure)
            {
                failures.Add($"{failure}\n{variant}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n==========\n", failures));
    }

    /// <summary>
    /// Whether a type (CS0101) or a member (CS0102, CS0111) is declared more than once, or several files have top-level statements (CS8802), whose locals hide
    /// types in all others: the compiler itself then binds to what the first file has.
    /// </summary>
    private static bool DeclaresTwice(CSharpCompilation compilation) =>
        compilation.GetDeclarationDiagnostics().Any(diagnostic => diagnostic.Id is "CS0101" or "CS0102" or "CS0111" or "CS8802");

    private static async Task<string?> FindFailureAsync(Variant variant)
    {
        try
        {
            var compilation = variant.Compile();
            var build = await AnalysisRun.BuildAsync(compilation);
            var files = await AnalysisRun.FileByFileAsync(compilation);
            if (RunComparison.Describe("in a build", build, "file by file", files) is { } difference)
            {
                return difference;
            }

            var random = new Random(variant.Seed);
            var fresh = variant.Compile();
            IEnumerable<SyntaxTree> order = DeclaresTwice(fresh) ? fresh.SyntaxTrees : fresh.SyntaxTrees.OrderBy(_ => random.Next());
            var sequential = await AnalysisRun.BuildAsync(fresh.RemoveAllSyntaxTrees().AddSyntaxTrees(order), concurrent: false);
            return RunComparison.Describe("in order and concurrently", build, "in another order and one after the other", sequential);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            return exception.Message;
        }
    }
}
