using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Report;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.FixAll;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>An offending expression in a helper that has no context.</summary>
internal sealed class ThreadSite
{
    private const string DurableTaskSdk = "DurableTask";

    private readonly FixTarget _target;
    private readonly SyntaxNode _root;
    private readonly ExpressionSyntax _expression;

    private ThreadSite(FixTarget target, SyntaxNode root, SemanticModel model, Framework framework, ExpressionSyntax expression, IMethodSymbol helper)
    {
        _target = target;
        _root = root;
        _expression = expression;
        Model = model;
        Framework = framework;
        Helper = helper;
    }

    /// <summary>The model of the document.</summary>
    public SemanticModel Model { get; }

    /// <summary>The framework whose context is missing.</summary>
    public Framework Framework { get; }

    /// <summary>The function that has to get a parameter.</summary>
    public IMethodSymbol Helper { get; }

    /// <summary>The documentation id of the offending API.</summary>
    public string? Api => Property(DiagnosticPropertyNames.Api);

    /// <summary>What is needed instead.</summary>
    public string Capability => Property(DiagnosticPropertyNames.Capability) ?? "";

    /// <summary>The site of a target; null where a context is in scope or no parameter would help.</summary>
    public static async Task<ThreadSite?> FindAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var root = await target.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await target.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        target.Diagnostic.Properties.TryGetValue(DiagnosticPropertyNames.Framework, out var name);
        return root is not null
            && model is not null
            && FrameworkWithContext(model.Compilation, name) is { } framework
            && OffendingExpression.Find(root, target.Span) is { } expression
            && ContextFinder.Find(model, expression) is null
            && ThreadTarget.Of(model, expression, cancellationToken) is { } helper
            ? new ThreadSite(target, root, model, framework, expression, helper)
            : null;
    }

    /// <summary>The replacement of the expression, once the context is there under a name.</summary>
    public ReplacePlan? PlanReplacement(ContextReference context, CancellationToken cancellationToken)
    {
        return ReplacePlanner.Plan(Model, _root, SyntaxGenerator.GetGenerator(_target.Document), _target, context, cancellationToken);
    }

    /// <summary>
    /// The expressions for which one value per call of the helper can stand: all reads of a clock in a helper that runs without a pause, or
    /// the only identifier that it makes. Null where the helper may see several values.
    /// </summary>
    public IReadOnlyList<SyntaxNode>? FindValueUses(CancellationToken cancellationToken)
    {
        if (Helper.IsAsync
            || Helper.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration
            || declaration.DescendantNodes().Any(node => node is YieldStatementSyntax))
        {
            return null;
        }

        var symbol = Model.GetSymbolInfo(_expression, cancellationToken).Symbol;
        var uses = declaration.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(candidate => candidate.RawKind == _expression.RawKind && SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(candidate, cancellationToken).Symbol, symbol))
            .Where(candidate => declaration is not TypeDeclarationSyntax || ThreadTarget.IsInInitializer(candidate))
            .ToList();
        var isTime = Capability is not (Capabilities.NewGuid or Capabilities.NewGuidVersion7);
        var runsAtOnce = uses.All(use => EnclosingFunctions.Of(use).All(function => function == declaration));
        return runsAtOnce && (isTime || (uses.Count == 1 && !IsInLoop(uses[0], declaration))) ? uses : null;
    }

    private static bool IsInLoop(SyntaxNode node, SyntaxNode declaration)
    {
        return node.Ancestors().TakeWhile(ancestor => ancestor != declaration)
            .Any(ancestor => ancestor is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
    }

    private string? Property(string name)
    {
        return _target.Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>
    /// Durable Functions in the isolated worker have the contexts of the Microsoft.DurableTask SDK, which is not the only framework with
    /// its replacements.
    /// </summary>
    private static Framework? FrameworkWithContext(Compilation compilation, string? name)
    {
        var framework = FrameworkCatalogue.Find(name);
        return framework is { ContextTypes.IsEmpty: true, StaticContextType: null }
            ? FrameworkCatalogue.All
                .Where(other => other.Replacements == framework.Replacements && other.ContextTypes.Any(type => compilation.GetTypeByMetadataName(type) is not null))
                .OrderByDescending(other => other.Name == DurableTaskSdk)
                .FirstOrDefault()
            : framework is { ContextTypes.IsEmpty: false } ? framework : null;
    }
}
