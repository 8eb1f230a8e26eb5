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

/// <summary>Plans replacements of one expression by another one of the same type: times, identifiers, random numbers.</summary>
internal static class ValuePlanner
{
    /// <summary>The plan for the expression, or null when there is no replacement that is right here.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        var original = site.Expression;
        if (ReplacementForms.Find(site.Api, site.Capability) is not { } form
            || site.FindReplacement(site.Capability) is not { } replacement
            || original.Parent is ConditionalAccessExpressionSyntax
            || original is MemberBindingExpressionSyntax or InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax })
        {
            return null;
        }

        if (site.Capability == Capabilities.OffsetUtcNow
            && original.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UtcDateTime" } utc
            && site.FindReplacement(Capabilities.UtcNow) is { } direct
            && ReplacementTemplate.Read(direct.Expression, site.Model.Compilation, site.Framework?.StaticContextType) is { } directTemplate)
        {
            return new ReplacePlan(
                utc, ReplaceTitle.Of(direct, site.Context, note: null), ChangesHistory: false, current => Rewrite(site, directTemplate, (ExpressionSyntax)current));
        }

        var operation = site.Model.GetOperation(original, cancellationToken);
        var isMethodGroup = operation is IMethodReferenceOperation;
        if (TypeOf(operation, cancellationToken) is not { } type || !IsNamed(type, form.ResultType))
        {
            return null;
        }

        var text = form.Template.Replace("{value}", replacement.Expression);
        if (isMethodGroup && !text.EndsWith("()", System.StringComparison.Ordinal))
        {
            return null;
        }

        text = isMethodGroup ? text.Substring(0, text.Length - 2) : text;
        if (ReplacementTemplate.Read(text, site.Model.Compilation, site.Framework?.StaticContextType) is not { } template)
        {
            return null;
        }

        var title = ReplaceTitle.Of(replacement, site.Context, form.Note);
        return new ReplacePlan(original, title, replacement.ChangesHistory, current => Rewrite(site, template, (ExpressionSyntax)current));
    }

    private static ExpressionSyntax Rewrite(ReplaceSite site, ReplacementTemplate template, ExpressionSyntax current)
    {
        var values = new Dictionary<string, ExpressionSyntax>();
        if (site.Context is { } context)
        {
            values.Add("context", SyntaxFactory.ParseExpression(context.Expression));
        }

        var filled = template.Fill(site.Generator, site.Model, site.Expression.SpanStart, values);
        return Comments.KeepFrom(filled, current).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static ITypeSymbol? TypeOf(IOperation? operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return operation switch
        {
            IPropertyReferenceOperation property => property.Type,
            IInvocationOperation invocation => invocation.Type,
            IObjectCreationOperation creation => creation.Type,
            IMethodReferenceOperation { Method: { Parameters.Length: 0, IsGenericMethod: false } method } => method.ReturnType,
            _ => null,
        };
    }

    private static bool IsNamed(ITypeSymbol type, string metadataName)
    {
        return type is INamedTypeSymbol { Arity: 0 } && metadataName == type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
    }
}
