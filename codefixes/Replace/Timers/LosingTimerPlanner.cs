using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Timers;

/// <summary>
/// Plans to cancel a durable timer once its race is over: gives it the token of a source and cancels that after the race, where a timer
/// that has won is not touched any more. Engines record no event for it, so that the history stays as it is.
/// </summary>
internal static class LosingTimerPlanner
{
    private const string Title = "Cancel the timer when the race is over";

    /// <summary>The plans; null where the race is not understood.</summary>
    public static IReadOnlyList<ReplacePlan>? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.Expression is not InvocationExpressionSyntax timer || TimerRace.Find(site.Model, timer, cancellationToken) is not { } race)
        {
            return null;
        }

        var token = TokenIn(site.Model, timer, cancellationToken);
        if (token is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax existing, Name.Identifier.ValueText: "Token" })
        {
            return [PlanRace(race, source: null, existing.Identifier.ValueText)];
        }

        return PlanSource(site, timer, race) is not { } source
            ? null
            : (IReadOnlyList<ReplacePlan>)[PassToken(timer, token, SyntaxFactory.ParseExpression(source.Token)), .. source.Plans];
    }

    /// <summary>Plans the token source of a race and what cancels it; null where its names are taken.</summary>
    /// <param name="site">The site.</param>
    /// <param name="timer">The call that makes the timer, or the one in whose place it will stand.</param>
    /// <param name="race">Its race.</param>
    /// <returns>The token for the timer, and the plans.</returns>
    public static (string Token, IReadOnlyList<ReplacePlan> Plans)? PlanSource(ReplaceSite site, InvocationExpressionSyntax timer, TimerRace race)
    {
        var name = (race.Timer?.Name ?? "timer") + "Cancellation";
        if (IsTaken(name, race) || (race.IsHoisted && IsTaken(TimerRace.Winner, race)))
        {
            return null;
        }

        var source = Source(site, timer, name);
        var plans = new List<ReplacePlan> { PlanRace(race, race.Declaration == race.Statement ? source : null, name) };
        if (race.Declaration != race.Statement)
        {
            plans.Add(new ReplacePlan(race.Declaration, Title, ChangesHistory: false, current => Spliced((StatementSyntax)current, race.Declaration, [source], (StatementSyntax)current, [])));
        }

        return (name + ".Token", plans);
    }

    private static ReplacePlan PassToken(InvocationExpressionSyntax timer, ExpressionSyntax? token, ExpressionSyntax passed)
    {
        return token is not null
            ? new ReplacePlan(token, Title, ChangesHistory: false, current => Comments.KeepFrom(passed, current))
            : new ReplacePlan(timer.ArgumentList, Title, ChangesHistory: false, current => Add((ArgumentListSyntax)current, passed));
    }

    /// <summary>Whether a local of that name would meet another one: in the block of the race, around it, or inside of it.</summary>
    private static bool IsTaken(string name, TimerRace race)
    {
        return race.Statement.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax).OfType<BlockSyntax>()
            .Any(block => block == race.Statement.Parent
                ? block.DescendantTokens().Any(token => token.ValueText == name)
                : block.Statements.Where(statement => !statement.Contains(race.Statement)).Any(statement => DeclaresDirectly(statement, name)))
            || race.Statement.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantNodes().OfType<ParameterSyntax>().Any(parameter => parameter.Identifier.ValueText == name);
    }

    private static bool DeclaresDirectly(StatementSyntax statement, string name)
    {
        return statement is not BlockSyntax
            && statement.DescendantNodes(node => node is not BlockSyntax).SelectMany(node => node.ChildTokens()).Any(token => token.ValueText == name);
    }

    private static ReplacePlan PlanRace(TimerRace race, StatementSyntax? source, string name)
    {
        var before = source is null ? new List<StatementSyntax>() : [source];
        var cancel = SyntaxFactory.ParseStatement(name + ".Cancel();");
        return new ReplacePlan(race.Statement, Title, ChangesHistory: false, current => current is IfStatementSyntax conditional
            ? Spliced(conditional, race.Statement, [.. before, Hoisted(conditional, out var awaited), cancel], conditional.ReplaceNode(awaited, SyntaxFactory.IdentifierName(TimerRace.Winner).WithTriviaFrom(awaited)), [])
            : Spliced((StatementSyntax)current, race.Statement, before, (StatementSyntax)current, [cancel]));
    }

    private static StatementSyntax Hoisted(IfStatementSyntax conditional, out AwaitExpressionSyntax awaited)
    {
        awaited = TimerRace.AwaitedIn(conditional.Condition)!;
        var declaration = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var {TimerRace.Winner} = 0;");
        return declaration.ReplaceNode(declaration.Declaration.Variables[0].Initializer!.Value, awaited.WithoutTrivia());
    }

    /// <summary>Puts statements around another one, each on a line of its own.</summary>
    private static BlockSyntax Spliced(StatementSyntax current, StatementSyntax original, IEnumerable<StatementSyntax> before, StatementSyntax statement, IEnumerable<StatementSyntax> after)
    {
        var indentation = SyntaxFactory.Whitespace(LineTrivia.IndentationOf(original));
        var newLine = LineTrivia.EndOfLineOf(original);
        var statements = before.Concat([statement]).Concat(after)
            .Select(part => part.WithLeadingTrivia(indentation).WithTrailingTrivia(part == statement ? statement.GetTrailingTrivia() : SyntaxFactory.TriviaList(newLine)));
        return SplicedBlocks.Make(current.GetLeadingTrivia(), statements, SyntaxTriviaList.Empty, SyntaxTriviaList.Empty);
    }

    private static StatementSyntax Source(ReplaceSite site, SyntaxNode place, string name)
    {
        var type = site.Model.Compilation.GetTypeByMetadataName("System.Threading.CancellationTokenSource")!;
        var canUse = ((CSharpParseOptions)place.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;
        var declaration = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"{(canUse ? "using " : "")}var {name} = new X();");
        return declaration.ReplaceNode(
            declaration.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().First().Type,
            TypeNames.Of(site.Generator, site.Model, place.SpanStart, type));
    }

    private static ArgumentListSyntax Add(ArgumentListSyntax list, ExpressionSyntax token)
    {
        return list.WithArguments(ListInsertion.Insert(list.Arguments, list.Arguments.Count, SyntaxFactory.Argument(token), list.OpenParenToken));
    }

    private static ExpressionSyntax? TokenIn(SemanticModel model, InvocationExpressionSyntax timer, CancellationToken cancellationToken)
    {
        return timer.ArgumentList.Arguments
            .Select(argument => argument.Expression)
            .FirstOrDefault(expression => model.GetTypeInfo(expression, cancellationToken).ConvertedType is { Name: "CancellationToken" } type
                && type.ContainingNamespace.ToDisplayString() == "System.Threading");
    }
}
