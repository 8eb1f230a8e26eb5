using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Registers a new activity where its neighbours are registered, if they are registered one by one.</summary>
internal static class ActivityRegistration
{
    /// <summary>The solution with the registration; the same where nothing is registered one by one.</summary>
    /// <param name="solution">The solution, which has the activity.</param>
    /// <param name="project">The project of the activity. Projects that reference it are searched after it.</param>
    /// <param name="forms">How activities are registered, the best neighbour first.</param>
    /// <param name="type">The full name of the class of the activity.</param>
    /// <param name="method">The method of the activity, where it is one.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static async Task<Solution> AddAsync(
        Solution solution, ProjectId project, IEnumerable<RegistrationForm> forms, string type, string? method, CancellationToken cancellationToken)
    {
        var projects = new[] { solution.GetProject(project)! }
            .Concat(solution.Projects.Where(other => other.ProjectReferences.Any(reference => reference.ProjectId == project)))
            .ToList();
        foreach (var form in forms)
        {
            foreach (var document in projects.SelectMany(candidate => candidate.Documents).Where(document => document is not SourceGeneratedDocument))
            {
                if (await FindAsync(document, form, cancellationToken).ConfigureAwait(false) is { } neighbour)
                {
                    var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                    return solution.WithDocumentSyntaxRoot(document.Id, Register(root, neighbour, form, type, method));
                }
            }
        }

        return solution;
    }

    /// <summary>The last registration in the document.</summary>
    private static async Task<InvocationExpressionSyntax?> FindAsync(Document document, RegistrationForm form, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var candidates = root?.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name: var name }
                && name.Identifier.ValueText == form.Neighbour
                && name is GenericNameSyntax == form.NeighbourIsGeneric
                && (form.NeighbourIsGeneric || call.ArgumentList.Arguments.All(argument => argument.Expression is TypeOfExpressionSyntax)))
            .ToList();
        if (candidates is null || candidates.Count == 0)
        {
            return null;
        }

        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return candidates.LastOrDefault(call =>
            model?.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol target
            && (target.ReceiverType ?? target.ContainingType).ToDisplayString() == form.RegistryType);
    }

    private static SyntaxNode Register(SyntaxNode root, InvocationExpressionSyntax neighbour, RegistrationForm form, string type, string? method)
    {
        var registration = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression(form.Registration.Replace("{type}", type).Replace("{method}", method ?? ""));
        registration = registration.ReplaceNodes(
            registration.DescendantNodes().Where(node => node is NameSyntax or MemberAccessExpressionSyntax && node.ToString().StartsWith("global::", System.StringComparison.Ordinal)),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
        var name = (SimpleNameSyntax)registration.Expression;
        if (form.Neighbour == name.Identifier.ValueText && !form.NeighbourIsGeneric)
        {
            var arguments = neighbour.ArgumentList;
            return root.ReplaceNode(arguments, arguments.WithArguments(
                ListInsertion.Insert(arguments.Arguments, arguments.Arguments.Count, registration.ArgumentList.Arguments[0], arguments.OpenParenToken)));
        }

        var access = (MemberAccessExpressionSyntax)neighbour.Expression;
        if (neighbour.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement && access.Expression is IdentifierNameSyntax)
        {
            var copy = statement.WithExpression(registration.WithExpression(access.WithName(name)));
            var indentation = statement.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
            return root.InsertNodesAfter(statement, [copy.WithLeadingTrivia(indentation)]);
        }

        return form.IsChained ? root.ReplaceNode(neighbour, Chain(neighbour, access.OperatorToken, registration, name)) : root;
    }

    private static InvocationExpressionSyntax Chain(InvocationExpressionSyntax neighbour, SyntaxToken dot, InvocationExpressionSyntax registration, SimpleNameSyntax name)
    {
        var ownLine = dot.LeadingTrivia.Any(SyntaxKind.WhitespaceTrivia);
        var before = ownLine ? neighbour.WithTrailingTrivia(LineTrivia.EndOfLineOf(neighbour)) : neighbour.WithoutTrailingTrivia();
        var access = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, before, name)
            .WithOperatorToken(SyntaxFactory.Token(SyntaxKind.DotToken).WithLeadingTrivia(ownLine ? dot.LeadingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) : []));
        return registration.WithExpression(access).WithTrailingTrivia(neighbour.GetTrailingTrivia());
    }
}
