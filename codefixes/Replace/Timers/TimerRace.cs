using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Timers;

/// <summary>The race that a durable timer runs in.</summary>
/// <param name="Declaration">The statement that makes the timer.</param>
/// <param name="Statement">The statement that awaits the race; the same where the timer is made in it.</param>
/// <param name="Timer">The local that holds the timer; null where none does.</param>
/// <param name="IsHoisted">Whether the race is awaited in a condition, and has to come before it.</param>
internal sealed record TimerRace(StatementSyntax Declaration, StatementSyntax Statement, ILocalSymbol? Timer, bool IsHoisted)
{
    /// <summary>The name of the local that holds the winner of a race that was awaited in a condition.</summary>
    public const string Winner = "winner";

    /// <summary>The race of a timer; null where there are several, where it goes on in a loop, or where the timer is asked how it ended.</summary>
    public static TimerRace? Find(SemanticModel model, InvocationExpressionSyntax timer, CancellationToken cancellationToken)
    {
        if (timer.FirstAncestorOrSelf<StatementSyntax>() is not { } declaration || !SplicedBlocks.CanReplace(declaration))
        {
            return null;
        }

        if (timer.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator })
        {
            return RaceAround(timer) is { } direct && Awaits(declaration, direct) is { } isHoisted ? new TimerRace(declaration, declaration, null, isHoisted) : null;
        }

        if (model.GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol local)
        {
            return null;
        }

        InvocationExpressionSyntax? race = null;
        foreach (var use in declaration.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local)))
        {
            if (use.WalkUpParentheses().Parent is BinaryExpressionSyntax comparison && comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression)
            {
                continue;
            }

            if (race is not null || RaceAround(use) is not { } found)
            {
                return null;
            }

            race = found;
        }

        return race?.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            && SplicedBlocks.CanReplace(statement)
            && statement != declaration
            && EnclosingFunctions.Of(statement).FirstOrDefault() == EnclosingFunctions.Of(declaration).FirstOrDefault()
            && !statement.Ancestors().TakeWhile(ancestor => ancestor != declaration.Parent).Any(IsLoop)
            && Awaits(statement, race) is { } hoisted
            ? new TimerRace(declaration, statement, local, hoisted)
            : null;
    }

    /// <summary>The race that a condition begins with.</summary>
    public static AwaitExpressionSyntax? AwaitedIn(ExpressionSyntax condition)
    {
        // Nothing that is evaluated before the race may be left behind it, except for the name of a local.
        var first = condition is BinaryExpressionSyntax { Left: IdentifierNameSyntax, Right: var right } && condition.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            ? right
            : condition;
        return first.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().FirstOrDefault(awaited => awaited.SpanStart == first.SpanStart);
    }

    private static bool IsLoop(SyntaxNode node)
    {
        return node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
    }

    /// <summary>The call of <c>WhenAny</c> whose argument the task is.</summary>
    private static InvocationExpressionSyntax? RaceAround(ExpressionSyntax task)
    {
        return task.WalkUpParentheses().Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAny" or "WhenAnyAsync" } } race }
            ? race
            : null;
    }

    /// <summary>Whether the statement awaits the race in a condition (true) or as all that it does (false); null where it does otherwise.</summary>
    private static bool? Awaits(StatementSyntax statement, InvocationExpressionSyntax race)
    {
        if (race.WalkUpParentheses().Parent is not AwaitExpressionSyntax awaited)
        {
            return null;
        }

        return statement switch
        {
            ExpressionStatementSyntax expression => expression.Expression == awaited || expression.Expression is AssignmentExpressionSyntax assignment && assignment.Right == awaited ? false : null,
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer?.Value == awaited ? false : null,
            IfStatementSyntax conditional => AwaitedIn(conditional.Condition) == awaited ? true : null,
            _ => null,
        };
    }
}
