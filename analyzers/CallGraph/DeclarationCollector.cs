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

    /// <summary>For each declaration the hash of its header; that of a type is part of the frame.</summary>
    public List<ulong> HeaderHashes { get; } = new();

    /// <summary>The hash of everything that is neither the header of a member nor a body: usings, namespaces, types, attributes.</summary>
    public ulong FrameHash => _hash.Value;

    public static DeclarationCollector Collect(CompilationUnitSyntax root, CancellationToken cancellation)
    {
        var collector = new DeclarationCollector(cancellation);
        collector.Nodes.Add(root);
        collector.ContainingTypes.Add(-1);
        collector.HeaderHashes.Add(0);
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
            Visit(member, containingType);
        }
    }

    private void Visit(MemberDeclarationSyntax member, int containingType)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                _hash.Add(space.RawKind);
                HashNode(space.Name);
                HashAll(space.Externs);
                HashAll(space.Usings);
                VisitAll(space.Members, containingType);
                break;
            case TypeDeclarationSyntax type:
                _hash.Add(type.RawKind);
                HashHeader(type);
                VisitAll(type.Members, Add(type, containingType, 0));
                _hash.Add(type.CloseBraceToken.RawKind);
                break;
            case BaseFieldDeclarationSyntax field:
                var fieldHash = HeaderHash(field, containingType);
                foreach (var variable in field.Declaration.Variables)
                {
                    Add(variable, containingType, fieldHash);
                }

                break;
            case BaseMethodDeclarationSyntax method:
                Add(method, containingType, HeaderHash(method, containingType));
                break;
            case BasePropertyDeclarationSyntax property:
                AddProperty(property, containingType, HeaderHash(property, containingType));
                break;
            case GlobalStatementSyntax:
                break;
            default:
                _hash.Add(member.RawKind);
                HashNode(member);
                break;
        }
    }

    private void AddProperty(BasePropertyDeclarationSyntax property, int containingType, ulong hash)
    {
        var ordinal = Add(property, containingType, hash);
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
                Add(accessor, containingType, hash);
            }
        }
    }

    private ulong HeaderHash(MemberDeclarationSyntax member, int containingType)
    {
        var frame = _hash;
        _hash = StableHash.Create();
        _hash.Add(member.RawKind);
        _hash.Add(containingType);
        HashNode(member);
        var hash = _hash.Value;
        _hash = frame;
        return hash;
    }

    private int Add(SyntaxNode node, int containingType, ulong hash)
    {
        var ordinal = Nodes.Count;
        Nodes.Add(node);
        ContainingTypes.Add(containingType);
        HeaderHashes.Add(hash);
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
