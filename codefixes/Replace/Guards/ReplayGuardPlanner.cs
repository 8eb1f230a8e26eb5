using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Guards;

/// <summary>
/// Plans to take a durable operation out from under the replay flag, so that every run does what the first run did. What only writes
/// output stays under the flag. The history of running instances is that of first runs, and so stays as it is.
/// </summary>
internal static class ReplayGuardPlanner
{
    private const string Flag = "IsReplaying";
    private const string Title = "Remove the 'IsReplaying' guard: a replay does what the first run did";

    /// <summary>The plans for all guards around the operation; null where one of them is not understood.</summary>
    public static IReadOnlyList<ReplacePlan>? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        var (model, operation) = (site.Model, site.Expression);
        var statements = new GuardedStatements(model, cancellationToken);
        var plans = new List<ReplacePlan>();
        SyntaxNode child = operation;
        foreach (var ancestor in operation.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax))
        {
            var planned = ancestor switch
            {
                IfStatementSyntax conditional when child != conditional.Condition => PlanIf(model, statements, conditional, cancellationToken),
                ConditionalExpressionSyntax conditional when child != conditional.Condition => PlanConditional(model, conditional, cancellationToken),
                BinaryExpressionSyntax binary when child == binary.Right => PlanBinary(model, binary, cancellationToken),
                BlockSyntax block => PlanExits(model, statements, block, child, cancellationToken),
                _ => [],
            };
            if (planned is null)
            {
                return null;
            }

            plans.AddRange(planned);
            child = ancestor;
        }

        var flags = FlagLocals.Around(operation, Flag);
        return plans.Select(plan => plan with { MayFallIdle = flags }).ToList();
    }

    private static IEnumerable<ReplacePlan>? PlanIf(SemanticModel model, GuardedStatements statements, IfStatementSyntax guard, CancellationToken cancellationToken)
    {
        if (GuardCondition.Read(model, guard.Condition, cancellationToken) is not { } condition)
        {
            return AsksForFlag(model, guard.Condition, cancellationToken) ? null : [];
        }

        if (!statements.IsUnderstood(guard) || guard.ContainsDirectives)
        {
            return null;
        }

        var outputs = statements.OutputIn(guard.Statement).ToList();
        if (condition.Value is null)
        {
            return outputs.Select(output => Wrap(output, condition.Flag!)).Concat([PlanRest(guard.Condition, condition)]);
        }

        var (live, dead) = condition.Value == true ? (guard.Statement, guard.Else?.Statement) : (guard.Else?.Statement, guard.Statement);
        var keepsDead = dead is not null && statements.OnlyWrites(dead) == true;
        if (keepsDead && (dead == guard.Else?.Statement || !SplicedBlocks.CanReplace(guard)))
        {
            // An output of replays only, in an 'else': rare, and to keep it the condition would have to be turned round.
            return null;
        }

        var body = live is BlockSyntax block ? block.Statements : live is null ? default : SyntaxFactory.List([live]);
        var stays = body.Select(statement => statements.OnlyWrites(statement) == true).ToList();
        var nested = live is null ? [] : body.Where((_, index) => !stays[index]).SelectMany(statements.OutputIn);
        var unwrapping = new GuardUnwrapping(guard, condition.Flag!, isLiveElse: condition.Value == false, keepsDead, stays);
        return nested.Select(output => Wrap(output, condition.Flag!))
            .Concat([guard.Parent is ElseClauseSyntax clause
                ? new ReplacePlan(clause, Title, ChangesHistory: false, current => unwrapping.Apply((ElseClauseSyntax)current))
                : new ReplacePlan(guard, Title, ChangesHistory: false, current => unwrapping.Apply((IfStatementSyntax)current))]);
    }

    private static IEnumerable<ReplacePlan>? PlanConditional(SemanticModel model, ConditionalExpressionSyntax conditional, CancellationToken cancellationToken)
    {
        if (GuardCondition.Read(model, conditional.Condition, cancellationToken) is not { } condition)
        {
            return AsksForFlag(model, conditional.Condition, cancellationToken) ? null : [];
        }

        return condition.Value is { } value
            ? [new ReplacePlan(conditional, Title, ChangesHistory: false, current => Parenthesize(value ? ((ConditionalExpressionSyntax)current).WhenTrue : ((ConditionalExpressionSyntax)current).WhenFalse, current))]
            : [PlanRest(conditional.Condition, condition)];
    }

    private static IEnumerable<ReplacePlan>? PlanBinary(SemanticModel model, BinaryExpressionSyntax binary, CancellationToken cancellationToken)
    {
        if (binary.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
            || GuardCondition.Read(model, binary.Left, cancellationToken) is not { } condition)
        {
            return AsksForFlag(model, binary.Left, cancellationToken) ? null : [];
        }

        if (condition.Value is null)
        {
            return [PlanRest(binary.Left, condition)];
        }

        // '!IsReplaying && x' is x in the first run; 'IsReplaying && x' never gets to x.
        return condition.Value == binary.IsKind(SyntaxKind.LogicalAndExpression)
            ? [new ReplacePlan(binary, Title, ChangesHistory: false, current => Parenthesize(((BinaryExpressionSyntax)current).Right, current))]
            : null;
    }

    /// <summary>Exits in front of the operation that the flag decides upon.</summary>
    private static IEnumerable<ReplacePlan>? PlanExits(
        SemanticModel model, GuardedStatements statements, BlockSyntax block, SyntaxNode child, CancellationToken cancellationToken)
    {
        var plans = new List<ReplacePlan>();
        foreach (var exit in block.Statements.TakeWhile(statement => statement != child).OfType<IfStatementSyntax>().Where(conditional => conditional.Else is null && Exits(conditional.Statement)))
        {
            if (PlanIf(model, statements, exit, cancellationToken) is not { } planned)
            {
                return null;
            }

            plans.AddRange(planned);
        }

        return plans;
    }

    private static bool Exits(StatementSyntax statement)
    {
        return statement switch
        {
            ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax => true,
            BlockSyntax { Statements: { Count: > 0 } inner } => Exits(inner[inner.Count - 1]),
            _ => false,
        };
    }

    private static ReplacePlan PlanRest(ExpressionSyntax original, GuardCondition condition)
    {
        return new ReplacePlan(original, Title, ChangesHistory: false, current => Comments.KeepFrom(condition.Rest!.WithoutTrivia(), current));
    }

    private static ExpressionSyntax Parenthesize(ExpressionSyntax live, SyntaxNode whole)
    {
        ExpressionSyntax inner = live is ThrowExpressionSyntax
            ? live.WithoutTrivia()
            : SyntaxFactory.ParenthesizedExpression(live.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);
        return Comments.KeepFrom(inner, whole);
    }

    /// <summary>Puts an output that stood under the guard, deeper down, under one of its own.</summary>
    private static ReplacePlan Wrap(StatementSyntax output, ExpressionSyntax flag)
    {
        var newLine = LineTrivia.EndOfLineOf(output).ToString();
        var isFollowed = output.Parent is BlockSyntax block && block.Statements.Last() != output
            && LineTrivia.BlankLines(block.Statements[block.Statements.IndexOf(output) + 1].GetLeadingTrivia()).Count == 0;
        return new ReplacePlan(
            output,
            Title,
            ChangesHistory: false,
            current => GuardedOutput.Write(output, (StatementSyntax)current, flag.WithoutTrivia().ToString())
                .WithTrailingTrivia(Enumerable.Repeat(SyntaxFactory.EndOfLine(newLine), isFollowed ? 2 : 1)));
    }

    /// <summary>Whether a condition names the flag, or a local that was made of it.</summary>
    private static bool AsksForFlag(SemanticModel model, ExpressionSyntax condition, CancellationToken cancellationToken)
    {
        return condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name =>
            name.Identifier.ValueText == Flag
            || (model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellationToken).DescendantTokens().Any(token => token.ValueText == Flag))));
    }
}
