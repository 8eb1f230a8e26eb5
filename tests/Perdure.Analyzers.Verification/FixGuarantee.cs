using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Verification.Projects;
using Perdure.Analyzers.Verification.Running;

namespace Perdure.Analyzers.Verification;

/// <summary>
/// Judges every fix that is offered in a program, without knowing what it should look like: it compiles, its diagnostic is gone and no
/// other has come, no comment is lost, the lines around stay as they are, and it is not offered again.
/// </summary>
public sealed class FixGuarantee(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> providers)
{
    private readonly AnalyzerRun _analyzers = new(analyzers);

    /// <summary>Applies each fix on offer in the projects, one at a time from the original.</summary>
    /// <returns>How many were applied.</returns>
    /// <exception cref="VerificationException">A fix breaks the guarantee, or a project does not compile to begin with.</exception>
    public async Task<int> CheckAsync(IReadOnlyList<TestProject> projects, SourceLayout layout = SourceLayout.AsWritten, CancellationToken cancellationToken = default)
    {
        var solution = await new SolutionBuilder(projects, layout).BuildAsync(cancellationToken);
        var before = await AnalyzeAsync(solution, cancellationToken);
        if (before.SelectMany(project => project.CompilerErrors).ToList() is { Count: > 0 } errors)
        {
            throw new VerificationException($"The program does not compile:\n{string.Join("\n", errors)}\n{await TextAsync(solution, cancellationToken)}");
        }

        var applied = 0;
        foreach (var provider in providers)
        {
            var run = new CodeFixRun(provider, analyzers, equivalenceKey: null, compilerErrorsAllowed: false);
            foreach (var (project, diagnostic) in before.SelectMany(project => project.Diagnostics.Select(diagnostic => (project.Project, diagnostic))))
            {
                foreach (var action in await run.OffersAsync(project, diagnostic, cancellationToken))
                {
                    var changed = await ChangedSolution.OfAsync(solution, action, cancellationToken);
                    var after = await AnalyzeAsync(changed, cancellationToken);
                    await run.JudgeAsync(action.Title, solution, before, changed, after, cancellationToken);
                    await ThrowIfMoreAsync(action.Title, solution, before, changed, after, cancellationToken);
                    await new LayoutCheck(action.Title, diagnostic, action.EquivalenceKey!.StartsWith("Perdure.Replace", StringComparison.Ordinal))
                        .ThrowIfMovedAsync(solution, changed, cancellationToken);
                    applied++;
                }
            }
        }

        return applied;
    }

    /// <summary>Checks that fixing one by one, in both orders, and fix-all give the same text.</summary>
    public async Task CheckFixAllAsync(TestProject project, CodeFixProvider provider, CancellationToken cancellationToken = default)
    {
        var solution = await new SolutionBuilder([project]).BuildAsync(cancellationToken);
        var run = new CodeFixRun(provider, analyzers, equivalenceKey: null, compilerErrorsAllowed: false);
        var oneByOne = await TextAsync(await run.FixOneByOneAsync(solution, reverse: false, cancellationToken), cancellationToken);
        var fromTheEnd = await TextAsync(await run.FixOneByOneAsync(solution, reverse: true, cancellationToken), cancellationToken);
        var atOnce = await TextAsync(await new FixAllRun(provider, analyzers, null).FixAllAsync(solution, FixAllScope.Solution, cancellationToken), cancellationToken);
        if (oneByOne != fromTheEnd || oneByOne != atOnce)
        {
            throw new VerificationException($"The order makes a difference.\n--- one by one\n{oneByOne}\n--- from the end\n{fromTheEnd}\n--- all at once\n{atOnce}");
        }
    }

    private async Task<ImmutableArray<AnalyzedProject>> AnalyzeAsync(Solution solution, CancellationToken cancellationToken)
    {
        var analyzed = ImmutableArray.CreateBuilder<AnalyzedProject>();
        foreach (var project in solution.Projects)
        {
            analyzed.Add(await _analyzers.AnalyzeAsync(project, cancellationToken));
        }

        return analyzed.ToImmutable();
    }

    private static async Task ThrowIfMoreAsync(
        string title, Solution solution, ImmutableArray<AnalyzedProject> before, Solution changed, ImmutableArray<AnalyzedProject> after, CancellationToken cancellationToken)
    {
        foreach (var rule in after.SelectMany(project => project.Diagnostics).GroupBy(diagnostic => diagnostic.Id))
        {
            if (rule.Count() > before.SelectMany(project => project.Diagnostics).Count(diagnostic => diagnostic.Id == rule.Key))
            {
                throw new VerificationException($"'{title}' adds a {rule.Key}: {rule.First().GetMessage()}\n{await ChangedSolution.DescribeAsync(solution, changed, cancellationToken)}");
            }
        }
    }

    private static async Task<string> TextAsync(Solution solution, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (var document in solution.Projects.SelectMany(project => project.Documents).OrderBy(document => document.FilePath, StringComparer.Ordinal))
        {
            texts.Add($"--- {document.FilePath}\n{await document.GetTextAsync(cancellationToken)}");
        }

        return string.Join("\n", texts);
    }
}
