using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Plans the replacement of <c>Task.Delay</c>, in all its overloads, by a durable timer.</summary>
internal static class DelayPlanner
{
    private const string AddsTimer = "adds a durable timer to the history";

    /// <summary>The plan for the expression, or null when there is no replacement that is right here.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.Expression is not InvocationExpressionSyntax { Expression: not MemberBindingExpressionSyntax } original
            || site.FindReplacement(site.Capability) is not { } replacement
            || site.Model.GetOperation(original, cancellationToken) is not IInvocationOperation { TargetMethod.Name: "Delay" } invocation
            || DelayArguments.Read(invocation) is not { } arguments
            || ReplacementTemplate.Read(replacement.Expression, site.Model.Compilation, site.Framework?.StaticContextType) is not { } template)
        {
            return null;
        }

        // Only an orchestrator that goes on without the delay can have recorded a history that the timer would not fit into.
        var changesHistory = !IsAwaitedOnTheSpot(original);
        var title = ReplaceTitle.Of(replacement, site.Context, changesHistory ? ReplaceTitle.ChangesHistory : AddsTimer);
        return new ReplacePlan(
            original, title, changesHistory, current => Rewrite(site, template, arguments, (InvocationExpressionSyntax)current));
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
        ReplaceSite site, ReplacementTemplate template, DelayArguments arguments, InvocationExpressionSyntax current)
    {
        var position = site.Expression.SpanStart;
        var values = new Dictionary<string, ExpressionSyntax>
        {
            ["delay"] = arguments.DelayIn(current, name => Name(site, position, name)),
            ["token"] = arguments.TokenIn(current)
                ?? (ExpressionSyntax)site.Generator.MemberAccessExpression(Name(site, position, "System.Threading.CancellationToken"), "None"),
        };
        if (site.Context is { } context)
        {
            values.Add("context", SyntaxFactory.ParseExpression(context.Expression));
        }

        var filled = template.Fill(site.Generator, site.Model, position, values);
        return Comments.KeepFrom(filled, current).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static ExpressionSyntax Name(ReplaceSite site, int position, string metadataName)
    {
        return TypeNames.Of(site.Generator, site.Model, position, site.Model.Compilation.GetTypeByMetadataName(metadataName)!);
    }
}
