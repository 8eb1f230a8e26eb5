using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Robustness.Tests.Running;
using Perdure.Analyzers.Robustness.Tests.Sources;
using Perdure.Analyzers.Robustness.Tests.Variants;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Robustness.Tests;

/// <summary>What the analysis remembers beyond one snapshot.</summary>
public class LifetimeTests
{
    [Fact]
    public async Task No_compilation_is_kept_alive_although_its_trees_are()
    {
        var trees = new List<SyntaxTree>();
        var compilation = await AnalyseAndForgetAsync(trees);
        for (var attempt = 0; attempt < 100 && compilation.IsAlive; attempt++)
        {
            Collect();
            await Task.Delay(20);
        }

        Assert.NotEmpty(trees);
        Assert.False(compilation.IsAlive, "A compilation is reachable although nobody holds it: something static keeps a symbol, a model or the compilation itself.");
        GC.KeepAlive(trees);
    }

    [Fact]
    public async Task No_tree_is_kept_alive()
    {
        var trees = await AnalyseAndForgetTreesAsync();
        for (var attempt = 0; attempt < 100 && trees.Any(tree => tree.IsAlive); attempt++)
        {
            // Threads that have just worked for the compiler may still hold a tree on their stacks.
            Collect();
            await Task.Delay(20);
        }

        Assert.All(trees, tree => Assert.False(tree.IsAlive, "A syntax tree is reachable although nobody holds it or a compilation with it."));
    }

    [Fact]
    public async Task An_analysis_that_was_cancelled_leaves_nothing_half_done_behind()
    {
        var variant = AllOrchestratorsOf(TestFramework.DurableTask);
        var expected = await AnalysisRun.BuildAsync(variant.Compile());
        var compilation = variant.Compile();
        for (var delay = 0; delay < 40; delay += 2)
        {
            using var stop = new CancellationTokenSource();
            var run = AnalysisRun.BuildAsync(compilation.Clone(), cancellationToken: stop.Token);
            await Task.Delay(delay);
            await stop.CancelAsync();
            try
            {
                await run;
            }
            catch (OperationCanceledException)
            {
                // Where it stops is chance; what matters is what the next one finds.
            }
        }

        Assert.Null(RunComparison.Describe("at once", expected, "after cancelled runs", await AnalysisRun.BuildAsync(compilation.Clone())));
    }

    [Fact]
    public async Task Many_documents_asked_at_once_have_the_same_findings()
    {
        var variant = AllOrchestratorsOf(TestFramework.Perdure);
        var expected = await AnalysisRun.BuildAsync(variant.Compile());
        var compilation = variant.Compile();
        var runs = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => AnalysisRun.FileByFileAsync(compilation.Clone()))));
        Assert.All(runs, run => Assert.Null(RunComparison.Describe("in a build", expected, "asked for at once", run)));
    }

    private static Variant AllOrchestratorsOf(TestFramework framework)
    {
        return new Variant(
            FuzzSettings.Seed,
            framework.ToString(),
            [.. SourceCorpus.Orchestrators.Where(file => file.Framework == framework).Select(file => file.Text), TestProject.ImplicitUsingsText],
            [.. PlatformReferences.All, .. FrameworkReferences.Of(framework)],
            OutputKind.DynamicallyLinkedLibrary);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AnalyseAndForgetAsync(List<SyntaxTree> trees)
    {
        var compilation = AllOrchestratorsOf(TestFramework.DurableTask).Compile();
        trees.AddRange(compilation.SyntaxTrees);
        Assert.NotEmpty(await AnalysisRun.FileByFileAsync(compilation));
        return new WeakReference(compilation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<IReadOnlyList<WeakReference>> AnalyseAndForgetTreesAsync()
    {
        var compilation = AllOrchestratorsOf(TestFramework.DurableTask).Compile();
        Assert.NotEmpty(await AnalysisRun.BuildAsync(compilation));
        return [.. compilation.SyntaxTrees.Select(tree => new WeakReference(tree))];
    }

    private static void Collect()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
