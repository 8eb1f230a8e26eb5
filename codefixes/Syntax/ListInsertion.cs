using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.CodeFixes.Syntax;

/// <summary>Inserts a parameter or argument in the layout that its list has.</summary>
internal static class ListInsertion
{
    /// <summary>Inserts <paramref name="item"/> at <paramref name="index"/>.</summary>
    /// <param name="list">The list.</param>
    /// <param name="index">The place, at most the length of the list.</param>
    /// <param name="item">What is inserted, without trivia.</param>
    /// <param name="open">The token that opens the list.</param>
    public static SeparatedSyntaxList<T> Insert<T>(SeparatedSyntaxList<T> list, int index, T item, SyntaxToken open)
        where T : SyntaxNode
    {
        if (list.Count == 0)
        {
            return SyntaxFactory.SingletonSeparatedList(item);
        }

        var before = index == 0 || list.SeparatorCount == 0 ? open : list.GetSeparator(Math.Min(index, list.SeparatorCount) - 1);
        var lineEnd = before.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var isOnItsOwnLine = lineEnd.IsKind(SyntaxKind.EndOfLineTrivia);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken)
            .WithTrailingTrivia(isOnItsOwnLine ? lineEnd : SyntaxFactory.Space);
        var items = list.GetWithSeparators().ToList();
        if (index == list.Count)
        {
            items.Add(comma);
            items.Add(isOnItsOwnLine ? item.WithLeadingTrivia(list.Last().GetLeadingTrivia()) : item);
        }
        else
        {
            var next = list[index];
            items[index * 2] = item.WithLeadingTrivia(next.GetLeadingTrivia());
            items.Insert((index * 2) + 1, comma);
            items.Insert((index * 2) + 2, isOnItsOwnLine ? next : next.WithoutLeadingTrivia());
        }

        return SyntaxFactory.SeparatedList<T>(items);
    }
}
