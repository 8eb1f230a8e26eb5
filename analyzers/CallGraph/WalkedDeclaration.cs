using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The summary of a declaration, with what tells whether a later version of its file has the same declaration.</summary>
internal sealed class WalkedDeclaration
{
    /// <summary>The hash of a text that says nothing by itself, because directives in it may be read another way.</summary>
    public const ulong NoText = 0;

    public WalkedDeclaration(DeclarationSummary summary, ulong text, int start)
    {
        Summary = summary;
        Text = text;
        Start = start;
    }

    /// <summary>The summary.</summary>
    public DeclarationSummary Summary { get; }

    /// <summary>The hash of the declaration's text, or <see cref="NoText"/>.</summary>
    public ulong Text { get; }

    /// <summary>Where the declaration begins in its file.</summary>
    public int Start { get; }

    /// <summary>The hash of the text of <paramref name="declaration"/> and of the language that it is written in, or <see cref="NoText"/>.</summary>
    public static ulong HashText(SyntaxNode declaration)
    {
        var text = declaration.ToString();
        if (declaration.ContainsDirectives && text.IndexOf('#') >= 0)
        {
            return NoText;
        }

        var hash = StableHash.Create();
        hash.Add(declaration.SyntaxTree.Options is CSharpParseOptions options ? (int)options.LanguageVersion : 0);
        hash.Add(text);
        return hash.Value;
    }

    /// <summary>The same with all bodies that it names at their new places, or null when one of them is gone.</summary>
    public WalkedDeclaration? Move(BodyRelocation relocation) =>
        Summary.Move(relocation) is { } moved ? new WalkedDeclaration(moved, Text, Start + relocation.Shift) : null;
}
