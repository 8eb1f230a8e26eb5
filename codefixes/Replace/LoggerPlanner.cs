using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Plans the replacement of a logger by one of the context, which is silent during replay.</summary>
internal static class LoggerPlanner
{
    private const string LoggerArgument = "({logger})";

    /// <summary>The plan for a call that logs, or null when there is no replacement that is right here.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var logger } }
            || site.FindReplacement(Capabilities.Logger) is not { } replacement
            || !IsLogger(site.Model.GetTypeInfo(logger, cancellationToken).Type)
            || site.Model.GetEnclosingSymbol(site.Expression.SpanStart, cancellationToken)?.ContainingType is not { } owner)
        {
            return null;
        }

        // In process an existing logger is wrapped; elsewhere the context makes one for a category.
        var wraps = replacement.RequiredType is not null;
        var text = wraps ? replacement.Expression : replacement.Expression.Replace(LoggerArgument, CategoryOf(site, logger, owner));
        if (ReplacementTemplate.Read(text, site.Model.Compilation, site.Framework?.StaticContextType) is not { } template)
        {
            return null;
        }

        var title = ReplaceTitle.Of(replacement, site.Context, note: null);
        return new ReplacePlan(logger, title, ChangesHistory: false, current => Rewrite(site, template, (ExpressionSyntax)current));
    }

    private static ExpressionSyntax Rewrite(ReplaceSite site, ReplacementTemplate template, ExpressionSyntax current)
    {
        var values = new Dictionary<string, ExpressionSyntax> { ["logger"] = current.WithoutTrivia() };
        if (site.Context is { } context)
        {
            values.Add("context", SyntaxFactory.ParseExpression(context.Expression));
        }

        return Comments.KeepFrom(template.Fill(site.Generator, site.Model, site.Expression.SpanStart, values), current);
    }

    private static string CategoryOf(ReplaceSite site, ExpressionSyntax logger, INamedTypeSymbol owner)
    {
        var declared = (site.Model.GetTypeInfo(logger).Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        var category = declared ?? owner;
        var name = category.ToMinimalDisplayString(site.Model, site.Expression.SpanStart);
        return category is INamedTypeSymbol { IsStatic: true } ? $"(nameof({name}))" : $"<{name}>()";
    }

    private static bool IsLogger(ITypeSymbol? type)
    {
        return type is not null && type.AllInterfaces.Concat([type])
            .Any(candidate => candidate.Name == "ILogger" && candidate.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.Logging");
    }
}
