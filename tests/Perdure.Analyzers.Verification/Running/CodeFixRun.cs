using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Applies a code fix to one diagnostic after the other until nothing is offered any more, and judges each step.</summary>
internal sealed class CodeFixRun(
    CodeFixProvider provider,
    ImmutableArray<DiagnosticAnalyzer> analyzers,
    string? equivalenceKey,
    bool compilerErrorsAllowed)
{
    private readonly AnalyzerRun _analyzers = new(analyzers);

    /// <summary>The actions that the provider offers for a diagnostic.</summary>
    public async Task<ImmutableArray<CodeAction>> OffersAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!provider.FixableDiagnosticIds.Contains(diagnostic.Id) || project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
        {
            return [];
        }

        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
        await provider.RegisterCodeFixesAsync(context);
        if (actions.FirstOrDefault(action => action.EquivalenceKey is null) is { } keyless)
        {
            throw new VerificationException($"The action '{keyless.Title}' has no equivalence key.");
        }

        return actions.ToImmutable();
    }

    /// <summary>Fixes until nothing is offered, starting from the first or from the last diagnostic each time.</summary>
    public async Task<Solution> FixOneByOneAsync(Solution solution, bool reverse, CancellationToken cancellationToken)
    {
        var before = await AnalyzeAsync(solution, cancellationToken);
        for (var step = 0; step < 1000; step++)
        {
            var changed = await FixNextAsync(solution, before, reverse, cancellationToken);
            if (changed is null)
            {
                return solution;
            }

            var (next, title) = changed.Value;
            var after = await AnalyzeAsync(next, cancellationToken);
            await JudgeAsync(title, solution, before, next, after, cancellationToken);
            solution = next;
            before = after;
        }

        throw new VerificationException("Fixing does not come to an end: after 1,000 fixes there is still one on offer.");
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

    private async Task<(Solution Changed, string Title)?> FixNextAsync(
        Solution solution,
        ImmutableArray<AnalyzedProject> analyzed,
        bool reverse,
        CancellationToken cancellationToken)
    {
        var candidates = analyzed.SelectMany(project => project.Diagnostics.Select(diagnostic => (project.Project, diagnostic)));
        foreach (var (project, diagnostic) in reverse ? candidates.Reverse() : candidates)
        {
            var offers = await OffersAsync(project, diagnostic, cancellationToken);
            var action = equivalenceKey is null ? offers.FirstOrDefault() : offers.FirstOrDefault(x => x.EquivalenceKey == equivalenceKey);
            if (action is not null)
            {
                return (await ChangedSolution.OfAsync(solution, action, cancellationToken), action.Title);
            }
        }

        return null;
    }

    /// <summary>Throws when a step does not compile, removes no diagnostic or loses a comment.</summary>
    public async Task JudgeAsync(
        string title,
        Solution before,
        ImmutableArray<AnalyzedProject> analyzedBefore,
        Solution after,
        ImmutableArray<AnalyzedProject> analyzedAfter,
        CancellationToken cancellationToken)
    {
        var oldErrors = analyzedBefore.Sum(project => project.CompilerErrors.Length);
        var newErrors = analyzedAfter.SelectMany(project => project.CompilerErrors).ToList();
        if (newErrors.Count > oldErrors || (newErrors.Count > 0 && !compilerErrorsAllowed))
        {
            throw new VerificationException($"'{title}' gives code that does not compile:\n{string.Join("\n", newErrors)}\n{await ChangedSolution.DescribeAsync(before, after, cancellationToken)}");
        }

        var oldCount = analyzedBefore.Sum(project => project.Diagnostics.Length);
        var newCount = analyzedAfter.Sum(project => project.Diagnostics.Length);
        if (newCount >= oldCount)
        {
            throw new VerificationException($"'{title}' leaves {newCount} diagnostics of {oldCount}.\n{await ChangedSolution.DescribeAsync(before, after, cancellationToken)}");
        }

        await CommentCheck.ThrowIfLostAsync(title, before, after, cancellationToken);
    }
}
