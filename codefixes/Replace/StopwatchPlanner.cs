using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>
/// Plans the replacement of a local stopwatch by the time of the context at its start, and of each of its readings by the time since then.
/// Only a stopwatch that is started once, never stopped and only read is understood; the start and its readings change together or not at all.
/// </summary>
internal static class StopwatchPlanner
{
    /// <summary>What each reading becomes; <c>{elapsed}</c> is the time since the start.</summary>
    private static readonly Dictionary<string, string> Readings = new()
    {
        ["Elapsed"] = "({elapsed})",
        ["ElapsedMilliseconds"] = "((long)({elapsed}).TotalMilliseconds)",
    };

    /// <summary>The plans for the start and all readings of the stopwatch; null when the expression belongs to none that is understood.</summary>
    public static IReadOnlyList<ReplacePlan>? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.FindReplacement(Capabilities.UtcNow) is not { } now
            || LocalOf(site.Model, site.Expression, cancellationToken) is not { } local
            || StartOf(local, cancellationToken) is not { } start
            || UsesOf(site.Model, local, start, cancellationToken) is not { } readings)
        {
            return null;
        }

        var title = ReplaceTitle.Of(now, site.Context, "for the start and every reading of the stopwatch");
        var plans = new List<ReplacePlan> { PlanOne(site, start, now.Expression, title) };
        foreach (var reading in readings)
        {
            var template = Readings[reading.Name.Identifier.ValueText].Replace("{elapsed}", $"{now.Expression} - {{start}}");
            plans.Add(PlanOne(site, reading, template, title));
        }

        return plans;
    }

    private static ReplacePlan PlanOne(ReplaceSite site, ExpressionSyntax original, string template, string title)
    {
        return new ReplacePlan(original, title, ChangesHistory: false, current =>
        {
            var values = new Dictionary<string, ExpressionSyntax>();
            if (site.Context is { } context)
            {
                values.Add("context", SyntaxFactory.ParseExpression(context.Expression));
            }

            if (current is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax stopwatch })
            {
                values.Add("start", stopwatch.WithoutTrivia());
            }

            var filled = ReplacementTemplate.Read(template, site.Model.Compilation, site.Framework?.StaticContextType)!
                .Fill(site.Generator, site.Model, original.SpanStart, values);
            var annotated = filled.ReplaceNodes(
                filled.DescendantNodesAndSelf().OfType<ParenthesizedExpressionSyntax>(),
                (_, parenthesized) => parenthesized.WithAdditionalAnnotations(Simplifier.Annotation));
            return Comments.KeepFrom(annotated, current);
        });
    }

    private static ILocalSymbol? LocalOf(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        return expression switch
        {
            { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } } => model.GetDeclaredSymbol(declarator, cancellationToken) as ILocalSymbol,
            MemberAccessExpressionSyntax access => model.GetSymbolInfo(access.Expression, cancellationToken).Symbol as ILocalSymbol,
            _ => null,
        };
    }

    private static ExpressionSyntax? StartOf(ILocalSymbol local, CancellationToken cancellationToken)
    {
        return local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax
        {
            Initializer.Value: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartNew" } } start,
            Parent: VariableDeclarationSyntax { Type.IsVar: true, Variables.Count: 1 },
        }
            ? start
            : null;
    }

    /// <summary>The readings; null when the stopwatch is used in any other way.</summary>
    private static IReadOnlyList<MemberAccessExpressionSyntax>? UsesOf(
        SemanticModel model, ILocalSymbol local, ExpressionSyntax start, CancellationToken cancellationToken)
    {
        var scope = start.Ancestors().FirstOrDefault(ancestor => ancestor is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax);
        var readings = new List<MemberAccessExpressionSyntax>();
        foreach (var name in scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name) ?? [])
        {
            if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local))
            {
                continue;
            }

            if (name.Parent is not MemberAccessExpressionSyntax access
                || access.Expression != name
                || !Readings.ContainsKey(access.Name.Identifier.ValueText)
                || EnclosingFunctions.Of(access).FirstOrDefault() != EnclosingFunctions.Of(start).FirstOrDefault())
            {
                return null;
            }

            readings.Add(access);
        }

        return readings;
    }
}
