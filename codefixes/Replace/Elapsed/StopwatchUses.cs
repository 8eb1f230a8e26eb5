using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Elapsed;

/// <summary>Everything that happens to a local stopwatch.</summary>
/// <param name="Declarator">Its declaration, with a value.</param>
/// <param name="Readings">Where it is read.</param>
/// <param name="Starts">The statements that set its start anew.</param>
/// <param name="Idle">The statements that mean nothing where time stands still.</param>
/// <param name="Stop">The statement that stops it for readings later than the next await; null where there is none.</param>
internal sealed record StopwatchUses(
    VariableDeclaratorSyntax Declarator,
    IReadOnlyList<MemberAccessExpressionSyntax> Readings,
    IReadOnlyList<ExpressionStatementSyntax> Starts,
    IReadOnlyList<ExpressionStatementSyntax> Idle,
    ExpressionStatementSyntax? Stop)
{
    /// <summary>The uses; null where the stopwatch is used in a way for which there is no equivalent.</summary>
    public static StopwatchUses? Read(SemanticModel model, ILocalSymbol local, ICollection<string> readable, CancellationToken cancellationToken)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax
            {
                Initializer: { Value: { } start },
                Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } },
            } declarator)
        {
            return null;
        }

        var readings = new List<MemberAccessExpressionSyntax>();
        var calls = new List<(string Name, ExpressionStatementSyntax Statement)>();
        foreach (var name in block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name))
        {
            if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local))
            {
                continue;
            }

            if (name.Parent is not MemberAccessExpressionSyntax access
                || access.Expression != name
                || EnclosingFunctions.Of(access).FirstOrDefault() != EnclosingFunctions.Of(start).FirstOrDefault())
            {
                return null;
            }

            if (readable.Contains(access.Name.Identifier.ValueText))
            {
                readings.Add(access);
            }
            else if (access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Parent: ExpressionStatementSyntax statement })
            {
                calls.Add((access.Name.Identifier.ValueText, statement));
            }
            else
            {
                return null;
            }
        }

        return Judge(declarator, block, readings, calls);
    }

    private static StopwatchUses? Judge(
        VariableDeclaratorSyntax declarator, BlockSyntax block, List<MemberAccessExpressionSyntax> readings, List<(string Name, ExpressionStatementSyntax Statement)> calls)
    {
        var isRunning = declarator.Initializer!.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartNew" } };
        if (!isRunning && declarator.Initializer.Value is not BaseObjectCreationExpressionSyntax)
        {
            return null;
        }

        var starts = new List<ExpressionStatementSyntax>();
        var idle = new List<ExpressionStatementSyntax>();
        if (!isRunning)
        {
            // Started later: the start is a statement of the same block, before anything is read.
            var (name, first) = calls.FirstOrDefault();
            if (name is not ("Start" or "Restart") || first.Parent != block || readings.Any(reading => reading.SpanStart < first.SpanStart))
            {
                return null;
            }

            (HasAwait(block, declarator.Span.End, first.SpanStart) ? starts : idle).Add(first);
            calls.RemoveAt(0);
        }

        ExpressionStatementSyntax? last = null;
        var stops = calls.Where(call => call.Name == "Stop").ToList();
        foreach (var (name, statement) in calls)
        {
            switch (name)
            {
                case "Restart" when stops.Count == 0 || statement.Parent == block:
                    starts.Add(statement);
                    break;
                case "Stop" when CanBeIgnored(statement, block, readings, calls):
                    idle.Add(statement);
                    break;
                case "Stop" when stops.Count == 1 && statement.Parent == block && calls[calls.Count - 1].Statement == statement:
                    last = statement;
                    break;
                default:
                    return null;
            }
        }

        return new StopwatchUses(declarator, readings, starts, idle, last);
    }

    /// <summary>Whether every reading that sees the stopped time comes before time goes on.</summary>
    private static bool CanBeIgnored(
        ExpressionStatementSyntax stop, BlockSyntax block, List<MemberAccessExpressionSyntax> readings, List<(string Name, ExpressionStatementSyntax Statement)> calls)
    {
        if (stop.Parent is not BlockSyntax own
            || stop.Ancestors().TakeWhile(ancestor => ancestor != block).Any(ancestor => ancestor is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
        {
            return false;
        }

        var end = calls.Where(call => call.Name == "Restart" && call.Statement.SpanStart > stop.SpanStart).Select(call => call.Statement.SpanStart).DefaultIfEmpty(int.MaxValue).First();
        return readings.Where(reading => reading.SpanStart > stop.SpanStart && reading.SpanStart < end)
            .All(reading => own.Span.Contains(reading.Span)
                && !reading.Ancestors().TakeWhile(ancestor => ancestor != own).Any(ancestor => ancestor is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax && HasAwait(ancestor, ancestor.SpanStart, ancestor.Span.End))
                && !HasAwait(own, stop.Span.End, reading.SpanStart));
    }

    private static bool HasAwait(SyntaxNode scope, int from, int to)
    {
        return scope.DescendantTokens().Any(token => token.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.AwaitKeyword
            && token.SpanStart >= from
            && AwaitEnd(token) <= to);
    }

    /// <summary>An await that the reading is an argument of has not been left when the reading happens.</summary>
    private static int AwaitEnd(SyntaxToken keyword)
    {
        return keyword.Parent is AwaitExpressionSyntax awaited ? awaited.Span.End : keyword.Span.End;
    }
}
