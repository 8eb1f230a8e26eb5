using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.Analyzers.Rules;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Extract;

/// <summary>
/// Moves what belongs outside of an orchestrator (I/O, environment, configuration, injected services) into a new activity in the style of
/// the framework, and awaits it through the context. Offered one at a time: running instances recorded no such activity.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExtractActivityCodeFixProvider))]
[Shared]
public sealed class ExtractActivityCodeFixProvider : CodeFixProvider
{
    /// <summary>The equivalence key of every action of this provider.</summary>
    public const string EquivalenceKey = "Perdure.ExtractActivity";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIdentifiers.RandomNumber,
        RuleIdentifiers.Environment,
        RuleIdentifiers.Configuration,
        RuleIdentifiers.ConfigurationPassedOn,
        RuleIdentifiers.Network,
        RuleIdentifiers.FileSystem,
        RuleIdentifiers.DataStore,
        RuleIdentifiers.ConsoleAndProcess,
        RuleIdentifiers.InjectedService,
        RuleIdentifiers.ForeignTask);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider()
    {
        return null;
    }

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var original = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ExtractFix.MakeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is var (name, changed)
                && await CompilesAsync(original, changed, context).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Move '{name}' to an activity ({ReplaceTitle.ChangesHistory})", _ => Task.FromResult(changed), EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static async Task<bool> CompilesAsync(Solution original, Solution changed, CodeFixContext context)
    {
        foreach (var id in changed.GetChanges(original).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            if (!await CompilationCheck.IsAsGoodAsync(original.GetDocument(id)!, changed.GetDocument(id)!, context.CancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }
}
