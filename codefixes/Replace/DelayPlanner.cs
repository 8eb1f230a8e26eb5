using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Plans the replacement of <c>Task.Delay</c>, in all its overloads, by a durable timer.</summary>
internal static class DelayPlanner
{
    private const string AddsTimer = "adds a durable timer to the history";

    /// <summary>The plan for the expression, or null when there is no replacement that is right here.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        return Plan(site, token: null, cancellationToken);
    }

    /// <summary>The plan with a token for the timer; null also where the delay has one of its own.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, ExpressionSyntax? token, CancellationToken cancellationToken)
    {
        if (site.Expression is not InvocationExpressionSyntax { Expression: not MemberBindingExpressionSyntax } original
            || site.FindReplacement(site.Capability) is not { } replacement
            || site.Model.GetOperation(original, cancellationToken) is not IInvocationOperation { TargetMethod.Name: "Delay" } invocation
            || DelayArguments.Read(invocation) is not { } arguments
            || (token is not null && arguments.TokenIn(original) is not null)
            || TemplateOf(site, replacement, arguments, original, token) is not { } template)
        {
            return null;
        }

        // Only an orchestrator that goes on without the delay can have recorded a history that the timer would not fit into. A worker of
        // Dapr answers as soon as the workflow awaits something else than its own tasks, and drops what comes after. One of Temporal runs
        // what the delay left behind with the next signal, and records it.
        var changesHistory = !IsAwaitedOnTheSpot(original) || arguments.IsZero || site.Framework?.Name == "Temporal";
        var title = ReplaceTitle.Of(replacement, site.Context, changesHistory ? ReplaceTitle.ChangesHistory : AddsTimer);
        return new ReplacePlan(
            original, title, changesHistory, current => Rewrite(site, template, arguments, (InvocationExpressionSyntax)current, token));
    }

    private static bool IsAwaitedOnTheSpot(ExpressionSyntax delay)
    {
        var node = delay.WalkUpParentheses();
        if (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax call })
        {
            node = call.WalkUpParentheses();
        }

        return node.Parent is AwaitExpressionSyntax;
    }

    /// <summary>Makes the durable timer of the current state of the call.</summary>
    public static ExpressionSyntax Rewrite(
        ReplaceSite site, ReplacementTemplate template, DelayArguments arguments, InvocationExpressionSyntax current, ExpressionSyntax? token = null)
    {
        return Comments.KeepFrom(Timer(site, template, arguments, current, token), current).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    /// <summary>The template of the timer, without the token where the call has none and the timer needs none.</summary>
    public static ReplacementTemplate? TemplateOf(ReplaceSite site, Replacement replacement, DelayArguments arguments, InvocationExpressionSyntax call, ExpressionSyntax? token = null)
    {
        var compilation = site.Model.Compilation;
        if (token is null && arguments.TokenIn(call) is null
            && ReplacementTemplate.Read(replacement.Expression.Replace(", {token}", ""), compilation, site.Framework?.StaticContextType) is { } brief
            && site.Model.GetSpeculativeSymbolInfo(call.SpanStart, Timer(site, brief, arguments, call, token), SpeculativeBindingOption.BindAsExpression).Symbol is not null)
        {
            return brief;
        }

        return ReplacementTemplate.Read(replacement.Expression, compilation, site.Framework?.StaticContextType);
    }

    private static ExpressionSyntax Timer(ReplaceSite site, ReplacementTemplate template, DelayArguments arguments, InvocationExpressionSyntax current, ExpressionSyntax? token)
    {
        var position = site.Expression.SpanStart;
        var values = new Dictionary<string, ExpressionSyntax>
        {
            ["delay"] = arguments.DelayIn(current, name => Name(site, position, name)),
            ["token"] = token ?? arguments.TokenIn(current)
                ?? (ExpressionSyntax)site.Generator.MemberAccessExpression(Name(site, position, "System.Threading.CancellationToken"), "None"),
        };
        if (site.Context is { } context)
        {
            values.Add("context", SyntaxFactory.ParseExpression(context.Expression));
        }

        return template.Fill(site.Generator, site.Model, position, values);
    }

    private static ExpressionSyntax Name(ReplaceSite site, int position, string metadataName)
    {
        return TypeNames.Of(site.Generator, site.Model, position, site.Model.Compilation.GetTypeByMetadataName(metadataName)!);
    }
}
