using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Tells whether any code of the compilation changes a static after its initialiser. Only bodies that write the name in a place where
/// something is changed are bound.
/// </summary>
internal sealed class StaticWrites
{
    private readonly CallGraphSource _source;
    private readonly CancellationToken _cancellation;

    public StaticWrites(CallGraphSource source, CancellationToken cancellation)
    {
        _source = source;
        _cancellation = cancellation;
    }

    /// <summary>Whether the static that is declared at <paramref name="declaration"/> is given another value.</summary>
    public bool IsWritten(BodyId declaration) => IsChanged(declaration, isContent: false);

    /// <summary>Whether the content of the static that is declared at <paramref name="declaration"/> is changed.</summary>
    public bool IsContentChanged(BodyId declaration) => IsChanged(declaration, isContent: true);

    private bool IsChanged(BodyId declaration, bool isContent)
    {
        if (NameOf(_source.Index.Trees[declaration.Tree].Declarations.Node(declaration.Declaration)) is not { } name)
        {
            return false;
        }

        var word = new HashSet<int> { SourceWords.Hash(name) };
        for (var tree = 0; tree < _source.Index.Trees.Length; tree++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var current = _source.Index.Trees[tree];
            if (current.Declarations.Words(_cancellation).MayHoldAny(word))
            {
                var changes = TreeChanges.Of(current.Tree, _cancellation);
                if (changes.Answer((_source.Fingerprint, declaration, isContent), () => IsChangedIn(current, changes, name, declaration, isContent)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsChangedIn(SourceTree tree, TreeChanges changes, string name, BodyId declaration, bool isContent)
    {
        SemanticModel? model = null;
        foreach (var target in changes.Targets(name, isContent))
        {
            if (tree.Tree.GetRoot(_cancellation).FindNode(target, getInnermostNodeForTie: true) is not ExpressionSyntax expression || IsInStaticConstructor(expression))
            {
                continue;
            }

            model ??= tree.Compilation.GetSemanticModel(tree.Tree);
            if (model.GetSymbolInfo(expression, _cancellation).Symbol is { IsStatic: true } symbol
                && _source.Index.TryGetBody(symbol.OriginalDefinition, out var found) && found.Equals(declaration)
                && !(isContent && MemoizedCalls.IsMemoized(expression, model, _cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInStaticConstructor(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } constructor && constructor.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static string? NameOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };
}
