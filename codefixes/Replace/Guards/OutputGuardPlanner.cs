using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Guards;

/// <summary>
/// Plans to write output only while the orchestrator is not being replayed, where nothing of the framework writes in its place: the
/// console, a trace, and a logger of a framework that makes none which is silent during replay.
/// </summary>
internal static class OutputGuardPlanner
{
    /// <summary>What sets plans for whole statements apart: what else is wrong inside of the statement does no harm behind the guard.</summary>
    public const string Purpose = "output guard";

    /// <summary>The capabilities of writing where nobody reads it back.</summary>
    private static readonly ImmutableHashSet<string> Outputs = ImmutableHashSet.Create("ConsoleOutput", "TraceOutput", Capabilities.Logger);

    /// <summary>Namespaces whose methods leave nothing behind but their value, so that a replay can do without the call.</summary>
    private static readonly ImmutableHashSet<string> PureNamespaces = ImmutableHashSet.Create(
        "System", "System.Linq", "System.Text.Json", "System.Globalization", "System.Collections.Generic", "System.Collections.Immutable", "Newtonsoft.Json");

    /// <summary>Types of these namespaces that keep a state.</summary>
    private static readonly ImmutableHashSet<string> TypesWithState = ImmutableHashSet.Create("Random", "Queue", "Stack", "List", "Dictionary", "HashSet", "IList", "IDictionary", "ICollection", "ISet");

    /// <summary>The plan for the statement that writes; none where the statement does more than that.</summary>
    public static IReadOnlyList<ReplacePlan> Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (!Outputs.Contains(site.Capability)
            || StatementOf(site.Expression) is not { } statement
            || !SplicedBlocks.CanReplace(statement)
            || statement.ContainsDirectives
            || !StartsAndEndsItsLines(statement)
            || FlagOf(site, statement) is not { } flag
            || statement.DescendantNodes().Any(node => DoesMore(site, node, cancellationToken)))
        {
            return [];
        }

        return
        [
            new ReplacePlan(statement, $"Write only when '!{flag}'", ChangesHistory: false, current => GuardedOutput.Write(statement, (StatementSyntax)current, flag))
            {
                Purpose = Purpose,
            },
        ];
    }

    /// <summary>The statement that is nothing but the call: <c>Console.Out.WriteLine(…);</c>, <c>_logger?.LogInformation(…);</c>.</summary>
    private static ExpressionStatementSyntax? StatementOf(ExpressionSyntax offending)
    {
        SyntaxNode node = offending;
        while (node.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent as ExpressionStatementSyntax;
    }

    private static bool StartsAndEndsItsLines(StatementSyntax statement)
    {
        return statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            && statement.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>How the code asks whether it is being replayed; null where it cannot.</summary>
    private static string? FlagOf(ReplaceSite site, SyntaxNode place)
    {
        if (site.Framework is { StaticContextType: { } type, IsReplayingMember: var member })
        {
            return site.Model.Compilation.GetTypeByMetadataName(type) is { } workflow ? $"{workflow.ToMinimalDisplayString(site.Model, place.SpanStart)}.{member}" : null;
        }

        return site.Context is { } context ? $"{context.Expression}.{context.Framework.IsReplayingMember}" : null;
    }

    /// <summary>Whether a part of the statement may leave something behind that a replay has to do again.</summary>
    private static bool DoesMore(ReplaceSite site, SyntaxNode node, CancellationToken cancellationToken)
    {
        return node switch
        {
            AwaitExpressionSyntax or DeclarationExpressionSyntax or RefExpressionSyntax or SingleVariableDesignationSyntax => true,
            AssignmentExpressionSyntax assignment => assignment.Parent is not InitializerExpressionSyntax,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0,
            InvocationExpressionSyntax call => !site.Expression.AncestorsAndSelf().Contains(call)
                && call.Expression is not IdentifierNameSyntax { Identifier.ValueText: "nameof" }
                && !IsPure(site.Model.GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol),
            BaseObjectCreationExpressionSyntax creation => !IsPure(site.Model.GetSymbolInfo(creation, cancellationToken).Symbol as IMethodSymbol),
            _ => false,
        };
    }

    private static bool IsPure(IMethodSymbol? method)
    {
        return method is not null
            && (method.Name == nameof(ToString)
                || (PureNamespaces.Contains(method.ContainingType.ContainingNamespace.ToDisplayString())
                    && method.DeclaringSyntaxReferences.IsEmpty
                    && !TypesWithState.Contains(method.ContainingType.Name)
                    && method.ContainingType.TypeKind != TypeKind.Delegate));
    }
}
