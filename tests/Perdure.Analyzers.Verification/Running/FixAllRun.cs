using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Applies fix-all: once for the solution, once for each project, or once for each document.</summary>
internal sealed class FixAllRun(CodeFixProvider provider, ImmutableArray<DiagnosticAnalyzer> analyzers, string? equivalenceKey)
{
    private readonly AnalyzerRun _analyzers = new(analyzers);

    /// <summary>Whether the provider offers fix-all.</summary>
    public bool IsOffered => provider.GetFixAllProvider() is not null;

    /// <summary>Applies fix-all in the given scope wherever there is something to fix.</summary>
    public async Task<Solution> FixAllAsync(Solution solution, FixAllScope scope, CancellationToken cancellationToken)
    {
        var fixAll = provider.GetFixAllProvider() ?? throw new VerificationException("The provider offers no fix-all.");
        if (!fixAll.GetSupportedFixAllScopes().Contains(scope))
        {
            throw new VerificationException($"Fix-all does not support {scope}.");
        }

        foreach (var id in solution.Projects.SelectMany(project => project.DocumentIds).ToList())
        {
            var document = solution.GetDocument(id)!;
            var diagnostics = (await _analyzers.AnalyzeAsync(document.Project, cancellationToken)).Diagnostics
                .Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree)?.Id == id)
                .Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                .ToList();
            if (await KeyAsync(document, diagnostics, cancellationToken) is not { } key)
            {
                continue;
            }

            // An editor runs fix-all for the rule of the diagnostic at the cursor, dotnet format for the rules of a provider.
            var rules = diagnostics.Select(diagnostic => diagnostic.Id).Concat(scope == FixAllScope.Document ? [] : provider.FixableDiagnosticIds);
            var context = new FixAllContext(document, provider, scope, key, rules.Distinct(), new Diagnostics(_analyzers), cancellationToken);
            if (await fixAll.GetFixAsync(context) is { } action)
            {
                solution = await ChangedSolution.OfAsync(solution, action, cancellationToken);
            }
        }

        return solution;
    }

    private async Task<string?> KeyAsync(Document document, List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var run = new CodeFixRun(provider, analyzers, equivalenceKey, compilerErrorsAllowed: true);
        foreach (var diagnostic in diagnostics)
        {
            var offers = await run.OffersAsync(document.Project, diagnostic, cancellationToken);
            var keys = offers.Select(action => action.EquivalenceKey);
            if ((equivalenceKey is null ? keys.FirstOrDefault() : keys.FirstOrDefault(key => key == equivalenceKey)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private sealed class Diagnostics(AnalyzerRun analyzers) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            return (await analyzers.AnalyzeAsync(project, cancellationToken)).Diagnostics;
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            return (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(diagnostic => !diagnostic.Location.IsInSource);
        }
    }
}
