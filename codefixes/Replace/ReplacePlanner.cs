using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.FixAll;
using Perdure.CodeFixes.Replace.Elapsed;
using Perdure.CodeFixes.Replace.Guards;
using Perdure.CodeFixes.Replace.Timers;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Decides what a Replace fix does about a diagnostic.</summary>
internal static class ReplacePlanner
{
    /// <summary>The rules that look at how something is used, and not at which API it is.</summary>
    private static readonly ImmutableDictionary<string, Func<ReplaceSite, CancellationToken, ReplacePlan?>> ByFlow =
        new Dictionary<string, Func<ReplaceSite, CancellationToken, ReplacePlan?>>
        {
            [RuleIdentifiers.LeavesScheduler] = ConfigureAwaitPlanner.Plan,
            [RuleIdentifiers.UnawaitedTask] = UnawaitedTaskPlanner.Plan,
        }.ToImmutableDictionary();

    /// <summary>The rules whose fixes change several places together.</summary>
    private static readonly ImmutableDictionary<string, Func<ReplaceSite, CancellationToken, IReadOnlyList<ReplacePlan>?>> Together =
        new Dictionary<string, Func<ReplaceSite, CancellationToken, IReadOnlyList<ReplacePlan>?>>
        {
            [RuleIdentifiers.Logger] = LoggerPlanner.Plan,
            [RuleIdentifiers.ReplayGuardedOperation] = ReplayGuardPlanner.Plan,
            [RuleIdentifiers.LosingTimer] = LosingTimerPlanner.Plan,
        }.ToImmutableDictionary();

    /// <summary>The plans for one diagnostic: none, one, or those for expressions that have to change together.</summary>
    public static IReadOnlyList<ReplacePlan> PlanAll(
        SemanticModel model, SyntaxNode root, SyntaxGenerator generator, FixTarget target, CancellationToken cancellationToken)
    {
        if (OffendingExpression.Find(root, target.Span) is not { } expression)
        {
            return [];
        }

        var site = new ReplaceSite(model, generator, expression, target.Diagnostic);
        if (Together.TryGetValue(target.Diagnostic.Id, out var together) && together(site, cancellationToken) is { Count: > 0 } plans)
        {
            return plans;
        }

        if (together is null && Plan(model, root, generator, target, context: null, cancellationToken) is { } plan)
        {
            return (site.Capability == Capabilities.Delay ? RacedDelayPlanner.Plan(site, cancellationToken) : null) ?? [plan];
        }

        return site.Api?.StartsWith("M:System.Diagnostics.Stopwatch.Get", StringComparison.Ordinal) == true || site.Api?.StartsWith("M:System.TimeProvider.Get", StringComparison.Ordinal) == true
            ? TimestampPlanner.Plan(site, cancellationToken) ?? []
            : site.Api?.Contains(":System.Diagnostics.Stopwatch.") == true
                ? StopwatchPlanner.Plan(site, cancellationToken) ?? []
                : OutputGuardPlanner.Plan(site, cancellationToken);
    }

    /// <summary>The plan for the offending expression alone, or null when there is no replacement that is right.</summary>
    /// <param name="model">The model of the document.</param>
    /// <param name="root">The root of the document.</param>
    /// <param name="generator">The generator of the document.</param>
    /// <param name="target">What is to be fixed.</param>
    /// <param name="context">The context to use; null for the one that is in scope.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static ReplacePlan? Plan(
        SemanticModel model,
        SyntaxNode root,
        SyntaxGenerator generator,
        FixTarget target,
        ContextReference? context,
        CancellationToken cancellationToken)
    {
        if (OffendingExpression.Find(root, target.Span) is not { } expression || expression.ContainsDirectives)
        {
            return null;
        }

        var site = new ReplaceSite(model, generator, expression, target.Diagnostic, context);
        if (ByFlow.TryGetValue(target.Diagnostic.Id, out var byFlow))
        {
            return byFlow(site, cancellationToken);
        }

        return IsTheApiItself(site, cancellationToken) ? ByApi(site.Capability)(site, cancellationToken) : null;
    }

    private static Func<ReplaceSite, CancellationToken, ReplacePlan?> ByApi(string capability)
    {
        return capability switch
        {
            Capabilities.Delay => DelayPlanner.Plan,
            SleepPlanner.Capability => SleepPlanner.Plan,
            AwaitPlanner.Capability => AwaitPlanner.Plan,
            _ => ValuePlanner.Plan,
        };
    }

    /// <summary>
    /// What is called in another assembly that reaches the API is reported at the call. The call does more than the API and stays.
    /// </summary>
    private static bool IsTheApiItself(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.Api is null)
        {
            return site.Capability == AwaitPlanner.Capability;
        }

        var api = site.Api.Split('(')[0];
        ISymbol? symbol = site.Model.GetOperation(site.Expression, cancellationToken) switch
        {
            IPropertyReferenceOperation property => property.Property,
            IInvocationOperation invocation => invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IMethodReferenceOperation method => method.Method,
            _ => null,
        };
        while (symbol is not null)
        {
            if (symbol.OriginalDefinition.GetDocumentationCommentId()?.Split('(')[0] == api)
            {
                return true;
            }

            symbol = (symbol as IMethodSymbol)?.OverriddenMethod ?? (ISymbol?)(symbol as IPropertySymbol)?.OverriddenProperty;
        }

        return false;
    }
}
