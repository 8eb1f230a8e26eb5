using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Hashes what of a declaration is no body, and gathers the names that it refers to.</summary>
internal sealed class HeaderReader
{
    private readonly HashSet<int> _words = new();
    private readonly HashSet<int> _literals = new();
    private StableHash _hash;

    /// <summary>The hash of what was read.</summary>
    public ulong Hash => _hash.Value;

    /// <summary>The hash of what was read and of <paramref name="value"/>.</summary>
    public ulong HashWith(int value)
    {
        var hash = _hash;
        hash.Add(value);
        return hash.Value;
    }

    /// <summary>The hashes of the names that were read and declare nothing themselves.</summary>
    public ImmutableArray<int> Words() => Freeze(_words);

    /// <summary>The hashes of the strings that were read.</summary>
    public ImmutableArray<int> Literals() => Freeze(_literals);

    /// <summary>The hash when nothing was read.</summary>
    public static ulong HashOfNothing()
    {
        var reader = new HeaderReader();
        reader.Start(0);
        return reader.Hash;
    }

    /// <summary>Begins anew.</summary>
    public void Start(ulong scope)
    {
        _words.Clear();
        _literals.Clear();
        _hash = StableHash.Create();
        _hash.Add(scope);
    }

    /// <summary>Reads all of <paramref name="node"/> but its bodies.</summary>
    public void Read(SyntaxNode node)
    {
        _hash.Add(node.RawKind);
        var bodies = 0;
        foreach (var token in node.DescendantTokens(child => !IsBody(child, ref bodies)))
        {
            ReadToken(token);
        }

        // What a body does is nobody else's business, but that there is one is.
        _hash.Add(bodies);
    }

    /// <summary>Reads all of <paramref name="type"/> but its members.</summary>
    public void ReadHeader(TypeDeclarationSyntax type)
    {
        _hash.Add(type.RawKind);
        foreach (var child in type.ChildNodesAndTokens())
        {
            if (child.IsToken)
            {
                ReadToken(child.AsToken());
            }
            else if (child.AsNode() is { } node and not MemberDeclarationSyntax)
            {
                Read(node);
            }
        }
    }

    /// <summary>Adds names that the declaration has to do with although it does not write them.</summary>
    public void AddWords(ImmutableArray<int> words) => _words.UnionWith(words);

    /// <summary>Reads which accessors of <paramref name="property"/> have a body, and whether one uses the field that the compiler makes: that decides whether there is one.</summary>
    public void ReadAccessors(BasePropertyDeclarationSyntax property)
    {
        var hasBody = property is PropertyDeclarationSyntax { ExpressionBody: not null };
        foreach (var accessor in property.AccessorList?.Accessors ?? default)
        {
            var isWritten = accessor.Body is not null || accessor.ExpressionBody is not null;
            _hash.Add(isWritten ? 1 : 0);
            hasBody |= isWritten;
        }

        if (hasBody && property is PropertyDeclarationSyntax && property.ToString().IndexOf("field", System.StringComparison.Ordinal) >= 0)
        {
            _hash.Add(1);
        }
    }

    private void ReadToken(SyntaxToken token)
    {
        if (IsFrame(token))
        {
            return;
        }

        _hash.Add(token.RawKind);
        if (token.IsKeyword())
        {
            return;
        }

        _hash.Add(token.Text);
        if (token.IsKind(SyntaxKind.IdentifierToken))
        {
            // What a declaration introduces is no name that it refers to.
            if (token.Parent is not (ParameterSyntax or MemberDeclarationSyntax or VariableDeclaratorSyntax or TypeParameterSyntax))
            {
                _words.Add(SourceWords.Hash(token.ValueText));
            }
        }
        else if (token.IsKind(SyntaxKind.StringLiteralToken))
        {
            _literals.Add(SourceWords.Hash(token.ValueText));
        }
    }

    /// <summary>
    /// Whether the token only marks where members begin and end. One that is missing, as while a brace is unbalanced, changes nothing that
    /// anybody binds to.
    /// </summary>
    private static bool IsFrame(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken => token.Parent is BaseTypeDeclarationSyntax or AccessorListSyntax,
        SyntaxKind.SemicolonToken => token.Parent is MemberDeclarationSyntax or AccessorDeclarationSyntax,
        _ => false,
    };

    private static ImmutableArray<int> Freeze(HashSet<int> items) => items.Count == 0 ? ImmutableArray<int>.Empty : ImmutableArray.CreateRange(items);

    private static bool IsBody(SyntaxNode node, ref int bodies)
    {
        switch (node)
        {
            case ConstructorInitializerSyntax:
                return true;
            case BlockSyntax or ArrowExpressionClauseSyntax:
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when !IsConstant(variable):
                bodies++;
                return true;
            default:
                return false;
        }
    }

    private static bool IsConstant(VariableDeclaratorSyntax variable) =>
        variable.Parent?.Parent is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword);
}
