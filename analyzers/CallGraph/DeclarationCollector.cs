using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Numbers the declarations of a tree in source order and hashes all of its text that other files can bind to, which is
/// everything but the bodies.
/// </summary>
internal sealed class DeclarationCollector
{
    private readonly CancellationToken _cancellation;
    private StableHash _hash = StableHash.Create();

    private DeclarationCollector(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>The declarations. The compilation unit, which holds the top-level statements, is the first.</summary>
    public List<SyntaxNode> Nodes { get; } = new();

    /// <summary>For each declaration the ordinal of the type that contains it, or -1.</summary>
    public List<int> ContainingTypes { get; } = new();

    /// <summary>The ordinal of the declaration that has the span.</summary>
    public Dictionary<TextSpan, int> BySpan { get; } = new();

    /// <summary>The hash of everything outside of bodies.</summary>
    public ulong Hash => _hash.Value;

    public static DeclarationCollector Collect(CompilationUnitSyntax root, CancellationToken cancellation)
    {
        var collector = new DeclarationCollector(cancellation);
        collector.Nodes.Add(root);
        collector.ContainingTypes.Add(-1);
        collector.HashAll(root.Externs);
        collector.HashAll(root.Usings);
        collector.HashAll(root.AttributeLists);
        collector.VisitAll(root.Members, -1);
        return collector;
    }

    private void VisitAll(SyntaxList<MemberDeclarationSyntax> members, int containingType)
    {
        foreach (var member in members)
        {
            _cancellation.ThrowIfCancellationRequested();
            _hash.Add(member.RawKind);
            Visit(member, containingType);
        }
    }

    private void Visit(MemberDeclarationSyntax member, int containingType)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                HashNode(space.Name);
                HashAll(space.Externs);
                HashAll(space.Usings);
                VisitAll(space.Members, containingType);
                break;
            case TypeDeclarationSyntax type:
                HashHeader(type);
                VisitAll(type.Members, Add(type, containingType));
                _hash.Add(type.CloseBraceToken.RawKind);
                break;
            case BaseFieldDeclarationSyntax field:
                HashNode(field);
                foreach (var variable in field.Declaration.Variables)
                {
                    Add(variable, containingType);
                }

                break;
            case BaseMethodDeclarationSyntax method:
                HashNode(method);
                Add(method, containingType);
                break;
            case BasePropertyDeclarationSyntax property:
                HashNode(property);
                AddProperty(property, containingType);
                break;
            case GlobalStatementSyntax:
                break;
            default:
                HashNode(member);
                break;
        }
    }

    private void AddProperty(BasePropertyDeclarationSyntax property, int containingType)
    {
        var ordinal = Add(property, containingType);
        var arrow = property switch
        {
            PropertyDeclarationSyntax declared => declared.ExpressionBody,
            IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
            _ => null,
        };
        if (arrow is not null)
        {
            BySpan[arrow.Span] = ordinal;
        }

        if (property.AccessorList is { } accessors)
        {
            foreach (var accessor in accessors.Accessors)
            {
                Add(accessor, containingType);
            }
        }
    }

    private int Add(SyntaxNode node, int containingType)
    {
        var ordinal = Nodes.Count;
        Nodes.Add(node);
        ContainingTypes.Add(containingType);
        BySpan[node.Span] = ordinal;
        return ordinal;
    }

    private void HashHeader(TypeDeclarationSyntax type)
    {
        foreach (var child in type.ChildNodesAndTokens())
        {
            if (child.IsToken)
            {
                HashToken(child.AsToken());
            }
            else if (child.AsNode() is { } node and not MemberDeclarationSyntax)
            {
                HashNode(node);
            }
        }
    }

    private void HashAll<T>(SyntaxList<T> nodes)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            HashNode(node);
        }
    }

    private void HashNode(SyntaxNode node)
    {
        foreach (var token in node.DescendantTokens(static child => !IsBody(child)))
        {
            HashToken(token);
        }
    }

    private void HashToken(SyntaxToken token)
    {
        _hash.Add(token.RawKind);
        if (!token.IsKeyword())
        {
            _hash.Add(token.Text);
        }
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } } } =>
            !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax } => true,
        _ => false,
    };
}
