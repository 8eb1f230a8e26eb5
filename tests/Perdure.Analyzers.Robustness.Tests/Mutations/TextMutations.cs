using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.Analyzers.Robustness.Tests.Mutations;

/// <summary>Mutations of characters and tokens, as typing leaves them behind.</summary>
internal static class TextMutations
{
    private static readonly string[] Fragments =
    [
        "{", "}", "(", ")", ";", "\"", "=>", "<", ">", "[", "]", "async ", "await ", "static ", "partial ", "new ", "class X", "return ", "this.",
        "base.", "?.", "??=", "switch { ", "with { ", "out var x", "ref ", "yield return ", "#if A\n", "/*", "'", "$\"{", "@", "0x", "\\u0041",
        "record struct ", "where T : ", "checked(", "stackalloc int[", "goto case ", "lock (", "fixed (int* p = ", "from x in ", ".. ", "^1", "extension(string s) {",
    ];

    public static readonly IReadOnlyList<Mutation> All =
    [
        new("delete tokens", DeleteTokens),
        new("delete one token", (files, random) => ChangeToken(files, random, static (_, _, _) => "")),
        new("double a token", (files, random) => ChangeToken(files, random, static (token, _, _) => token + " " + token)),
        new("exchange an identifier", (files, random) => ChangeToken(files, random, OtherToken)),
        new("insert a fragment", InsertFragment),
        new("truncate", (files, random) => Change(files, random, text => text[..random.Next(text.Length + 1)])),
        new("cut a piece out", CutPiece),
        new("move a piece", MovePiece),
    ];

    private static void Change(List<string> files, Random random, Func<string, string> change)
    {
        var index = random.Next(files.Count);
        files[index] = change(files[index]);
    }

    private static void DeleteTokens(List<string> files, Random random)
    {
        for (var count = random.Next(2, 8); count > 0; count--)
        {
            ChangeToken(files, random, static (_, _, _) => "");
        }
    }

    private static void ChangeToken(List<string> files, Random random, Func<string, IReadOnlyList<SyntaxToken>, Random, string> change)
    {
        Change(files, random, text =>
        {
            var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
            if (tokens.Count == 0)
            {
                return text;
            }

            var token = tokens[random.Next(tokens.Count)];
            return text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, change(token.Text, tokens, random));
        });
    }

    private static string OtherToken(string token, IReadOnlyList<SyntaxToken> all, Random random)
    {
        var identifiers = all.Where(candidate => candidate.IsKind(SyntaxKind.IdentifierToken)).ToList();
        return identifiers.Count == 0 ? token : identifiers[random.Next(identifiers.Count)].Text;
    }

    private static void InsertFragment(List<string> files, Random random)
    {
        Change(files, random, text => text.Insert(random.Next(text.Length + 1), Fragments[random.Next(Fragments.Length)]));
    }

    private static void CutPiece(List<string> files, Random random)
    {
        Change(files, random, text =>
        {
            var start = random.Next(text.Length + 1);
            return text.Remove(start, Math.Min(random.Next(1, 80), text.Length - start));
        });
    }

    private static void MovePiece(List<string> files, Random random)
    {
        Change(files, random, text =>
        {
            var start = random.Next(text.Length + 1);
            var piece = text.Substring(start, Math.Min(random.Next(1, 200), text.Length - start));
            var rest = text.Remove(start, piece.Length);
            return rest.Insert(random.Next(rest.Length + 1), piece);
        });
    }
}
