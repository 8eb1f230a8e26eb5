using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Syntax;

/// <summary>Takes the trivia of whole lines apart: indentation, comments, line ends.</summary>
internal static class LineTrivia
{
    /// <summary>Whether the trivia is a comment.</summary>
    public static bool IsComment(SyntaxTrivia trivia)
    {
        return trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
    }

    /// <summary>The white space in front of a node on its line.</summary>
    public static string IndentationOf(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>What a line has in front of it more than the line that it belongs to: four spaces unless the type around shows otherwise.</summary>
    public static string IndentationStepAt(SyntaxNode place)
    {
        foreach (var member in place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Where(member => member.Parent is TypeDeclarationSyntax))
        {
            var (outer, inner) = (IndentationOf(member.Parent!), IndentationOf(member));
            if (inner.Length > outer.Length && inner.StartsWith(outer, System.StringComparison.Ordinal))
            {
                return inner.Substring(outer.Length);
            }
        }

        return place.SyntaxTree.GetText().Lines.Any(line => line.Span.Length > 0 && line.ToString()[0] == '\t') ? "\t" : "    ";
    }

    /// <summary>The line end that a file uses.</summary>
    public static SyntaxTrivia EndOfLineOf(SyntaxNode node)
    {
        var end = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return end.IsKind(SyntaxKind.EndOfLineTrivia) ? end : SyntaxFactory.EndOfLine("\n");
    }

    /// <summary>Leading trivia without the indentation at its end.</summary>
    public static SyntaxTriviaList WithoutIndentation(SyntaxTriviaList leading)
    {
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading.RemoveAt(leading.Count - 1) : leading;
    }

    /// <summary>The node without blank lines in front of it.</summary>
    public static T WithoutBlankLine<T>(T node)
        where T : SyntaxNode
    {
        var leading = node.GetLeadingTrivia();
        return node.WithLeadingTrivia(leading.Skip(BlankLines(leading).Count));
    }

    /// <summary>The node with blank lines in front of it, where it has none.</summary>
    public static T WithBlankLine<T>(T node, SyntaxTriviaList blankLine)
        where T : SyntaxNode
    {
        var leading = node.GetLeadingTrivia();
        return BlankLines(leading).Count > 0 ? node : node.WithLeadingTrivia(blankLine.AddRange(leading));
    }

    /// <summary>The blank lines that leading trivia starts with, also those that hold white space.</summary>
    public static SyntaxTriviaList BlankLines(SyntaxTriviaList leading)
    {
        var count = 0;
        for (var index = 0; index < leading.Count && (leading[index].IsKind(SyntaxKind.EndOfLineTrivia) || leading[index].IsKind(SyntaxKind.WhitespaceTrivia)); index++)
        {
            count = leading[index].IsKind(SyntaxKind.EndOfLineTrivia) ? index + 1 : count;
        }

        return SyntaxFactory.TriviaList(leading.Take(count));
    }

    /// <summary>The lines of leading trivia up to the last comment; nothing where there is none.</summary>
    public static SyntaxTriviaList CommentLines(SyntaxTriviaList leading)
    {
        return leading.Any(IsComment) ? WithoutIndentation(leading) : SyntaxTriviaList.Empty;
    }

    /// <summary>The comments in trivia, each on a line of its own with the indentation that <paramref name="leading"/> ends with.</summary>
    public static SyntaxTriviaList OwnLines(IEnumerable<SyntaxTrivia> trivia, SyntaxTriviaList leading)
    {
        var list = trivia.ToList();
        var indentation = leading.LastOrDefault(item => item.IsKind(SyntaxKind.WhitespaceTrivia));
        var end = list.Concat(leading).FirstOrDefault(item => item.IsKind(SyntaxKind.EndOfLineTrivia));
        var newLine = end.IsKind(SyntaxKind.EndOfLineTrivia) ? end : SyntaxFactory.EndOfLine("\n");
        return OwnLines(list, indentation.ToString(), newLine);
    }

    /// <summary>The comments in trivia, each on a line of its own.</summary>
    public static SyntaxTriviaList OwnLines(IEnumerable<SyntaxTrivia> trivia, string indentation, SyntaxTrivia newLine)
    {
        return SyntaxFactory.TriviaList(trivia.Where(IsComment).SelectMany(comment => new[] { SyntaxFactory.Whitespace(indentation), comment, newLine }));
    }

    /// <summary>The node with its lines moved from one indentation to another. What is inside of literals stays.</summary>
    public static T Reindent<T>(T node, string from, string to)
        where T : SyntaxNode
    {
        return from == to ? node : node.ReplaceTokens(node.DescendantTokens(), (_, token) => token.WithLeadingTrivia(Reindent(token.LeadingTrivia, from, to)));
    }

    /// <summary>The node with indentation in front of each of its lines that is not empty. What is inside of literals stays.</summary>
    public static T Indent<T>(T node, string indentation)
        where T : SyntaxNode
    {
        var startsLine = true;
        var starts = new HashSet<SyntaxToken>();
        foreach (var token in node.DescendantTokens())
        {
            if (startsLine || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia))
            {
                starts.Add(token);
            }

            startsLine = token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        }

        return indentation.Length == 0 ? node : node.ReplaceTokens(starts, (_, token) => token.WithLeadingTrivia(Indent(token.LeadingTrivia, indentation)));
    }

    private static IEnumerable<SyntaxTrivia> Indent(SyntaxTriviaList trivia, string indentation)
    {
        var startsLine = true;
        foreach (var item in trivia)
        {
            if (startsLine && !item.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                yield return SyntaxFactory.Whitespace(indentation);
            }

            startsLine = item.IsKind(SyntaxKind.EndOfLineTrivia);
            yield return item;
        }

        if (startsLine)
        {
            yield return SyntaxFactory.Whitespace(indentation);
        }
    }

    /// <summary>Leading trivia with its lines moved from one indentation to another.</summary>
    public static SyntaxTriviaList Reindent(SyntaxTriviaList trivia, string from, string to)
    {
        return SyntaxFactory.TriviaList(trivia.Select(item => item.IsKind(SyntaxKind.WhitespaceTrivia) && item.ToString().StartsWith(from, System.StringComparison.Ordinal)
            ? SyntaxFactory.Whitespace(to + item.ToString().Substring(from.Length))
            : item));
    }
}
