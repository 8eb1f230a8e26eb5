using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Registers a new activity class where its neighbours are registered, if they are registered one by one.</summary>
internal static class ActivityRegistration
{
    /// <summary>The solution with the registration; the same where the project registers nothing one by one.</summary>
    public static async Task<Solution> AddAsync(
        Solution solution, ProjectId project, ActivityClassStyle style, string activity, CancellationToken cancellationToken)
    {
        foreach (var method in new[] { style.RegisterActivity, style.RegisterOrchestrator })
        {
            foreach (var document in solution.GetProject(project)!.Documents)
            {
                if (await FindAsync(document, style, method, cancellationToken).ConfigureAwait(false) is { } neighbour)
                {
                    var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                    return Register(root, neighbour, style, activity) is { } changed
                        ? solution.WithDocumentSyntaxRoot(document.Id, changed)
                        : solution;
                }
            }
        }

        return solution;
    }

    /// <summary>The last registration in the document.</summary>
    private static async Task<InvocationExpressionSyntax?> FindAsync(
        Document document, ActivityClassStyle style, string method, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var candidates = root?.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax name } && name.Identifier.ValueText == method)
            .ToList();
        if (candidates is null || candidates.Count == 0)
        {
            return null;
        }

        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var registry = model?.Compilation.GetTypeByMetadataName(style.RegistryType);
        return candidates.LastOrDefault(call =>
            model?.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol target
            && SymbolEqualityComparer.Default.Equals(target.ContainingType, registry));
    }

    private static SyntaxNode? Register(SyntaxNode root, InvocationExpressionSyntax neighbour, ActivityClassStyle style, string activity)
    {
        var access = (MemberAccessExpressionSyntax)neighbour.Expression;
        var name = SyntaxFactory.ParseName($"{style.RegisterActivity}<{activity}>");
        if (neighbour.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement && access.Expression is IdentifierNameSyntax)
        {
            var copy = statement.WithExpression(neighbour
                .WithExpression(access.WithName((SimpleNameSyntax)name))
                .WithArgumentList(SyntaxFactory.ArgumentList()));
            var indentation = statement.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Skip(0).LastOrDefault();
            return root.InsertNodesAfter(statement, [copy.WithLeadingTrivia(indentation)]);
        }

        // Where a registration returns nothing, it cannot be chained.
        return style.Framework == "Dapr"
            ? null
            : root.ReplaceNode(neighbour, SyntaxFactory.InvocationExpression(
                    SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, neighbour.WithoutTrailingTrivia(), (SimpleNameSyntax)name))
                .WithTrailingTrivia(neighbour.GetTrailingTrivia()));
    }
}
