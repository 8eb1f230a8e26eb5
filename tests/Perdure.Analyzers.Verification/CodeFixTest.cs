using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Verification.Running;

namespace Perdure.Analyzers.Verification;

/// <summary>
/// A test of a code fix. Beyond what <see cref="AnalyzerTest"/> demands: each fix compiles, removes at least its diagnostic, adds none,
/// keeps every comment and changes something; fixing until nothing is offered gives the expected text, whatever the order; fix-all in
/// document, project and solution gives the same text; what remains reported is marked in the expected text.
/// </summary>
public sealed class CodeFixTest(CodeFixProvider provider, params DiagnosticAnalyzer[] analyzers) : AnalyzerTest(analyzers)
{
    /// <summary>The source before and after, as one file <c>Test0.cs</c> of the first project.</summary>
    public (string Before, string After) Sources
    {
        init => Project.Add("Test0.cs", value.Before, value.After);
    }

    /// <summary>The equivalence key of the action to apply; the first that is offered unless set.</summary>
    public string? EquivalenceKey { get; set; }

    /// <summary>The titles that are offered for the first diagnostic that has any; null where any will do.</summary>
    public IReadOnlyList<string>? Titles { get; set; }

    /// <summary>What is expected of fix-all.</summary>
    public FixAllScopes FixAll { get; set; } = FixAllScopes.All;

    /// <summary>Whether nothing may be offered, for any diagnostic.</summary>
    public bool NothingOffered { get; set; }

    /// <summary>Whether fixing from the last diagnostic to the first is checked too; it is unless set.</summary>
    public bool ReverseOrderChecked { get; set; } = true;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var solution = await BuildAsync(cancellationToken);
        var analyzed = await CheckAsync("Before any fix", solution, file => file.Before, EditorViewChecked, cancellationToken);
        var fixes = new CodeFixRun(provider, Analyzers, EquivalenceKey, CompilerErrorsAllowed);
        await CheckOffersAsync(fixes, analyzed, cancellationToken);
        if (NothingOffered)
        {
            return;
        }

        await CheckFixedAsync("Fixed one by one", await fixes.FixOneByOneAsync(solution, reverse: false, cancellationToken), cancellationToken);
        if (ReverseOrderChecked)
        {
            await CheckFixedAsync("Fixed one by one from the end", await fixes.FixOneByOneAsync(solution, reverse: true, cancellationToken), cancellationToken);
        }

        await CheckFixAllAsync(solution, cancellationToken);
    }

    private async Task CheckOffersAsync(CodeFixRun fixes, IReadOnlyList<AnalyzedProject> analyzed, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> titles = [];
        foreach (var project in analyzed)
        {
            foreach (var diagnostic in project.Diagnostics)
            {
                var offered = await fixes.OffersAsync(project.Project, diagnostic, cancellationToken);
                titles = titles.Count > 0 ? titles : [.. offered.Select(action => action.Title)];
            }
        }

        if (NothingOffered && titles.Count > 0)
        {
            throw new VerificationException($"Nothing may be offered, but there is: {string.Join(" | ", titles)}");
        }

        if (!NothingOffered && titles.Count == 0)
        {
            throw new VerificationException("No fix is offered for any diagnostic.");
        }

        if (Titles is not null && !Titles.SequenceEqual(titles))
        {
            throw new VerificationException($"Offered is\n  {string.Join("\n  ", titles)}\nand not\n  {string.Join("\n  ", Titles)}");
        }
    }

    private async Task CheckFixAllAsync(Solution solution, CancellationToken cancellationToken)
    {
        var fixAll = new FixAllRun(provider, Analyzers, EquivalenceKey);
        if (FixAll == FixAllScopes.None)
        {
            if (fixAll.IsOffered)
            {
                throw new VerificationException("The provider offers fix-all, which it must not.");
            }

            return;
        }

        foreach (var scope in (FixAllScope[])[FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution])
        {
            await CheckFixedAsync($"Fix all in {scope}", await fixAll.FixAllAsync(solution, scope, cancellationToken), cancellationToken);
        }
    }

    private async Task CheckFixedAsync(string stage, Solution changed, CancellationToken cancellationToken)
    {
        foreach (var project in Projects)
        {
            var documents = changed.Projects.Single(candidate => candidate.Name == project.Name).Documents
                .ToImmutableDictionary(document => document.FilePath ?? document.Name);
            foreach (var file in project.Files)
            {
                var path = SolutionBuilder.PathOf(project, file.Path);
                if (!documents.TryGetValue(path, out var document))
                {
                    throw new VerificationException($"{stage}: there is no file {path}; there are {string.Join(", ", documents.Keys)}.");
                }

                var text = (await document.GetTextAsync(cancellationToken)).ToString();
                if (text != file.After.Text)
                {
                    throw new VerificationException($"{stage}: {path} is not what was expected.\n--- expected\n{file.After.Text}\n--- actual\n{text}");
                }
            }

            var known = project.Files.Select(file => SolutionBuilder.PathOf(project, file.Path))
                .Append(SolutionBuilder.PathOf(project, SolutionBuilder.ImplicitUsingsPath));
            if (documents.Keys.Except(known).FirstOrDefault() is { } created)
            {
                throw new VerificationException($"{stage}: the fix created {created}:\n{await documents[created].GetTextAsync(cancellationToken)}");
            }
        }

        await CheckAsync(stage, changed, file => file.After, editorView: false, cancellationToken);
    }
}
