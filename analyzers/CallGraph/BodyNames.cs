using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The names under which bodies appear in messages, taken from syntax alone.</summary>
internal sealed class BodyNames
{
    private readonly SourceIndex _index;

    public BodyNames(SourceIndex index) => _index = index;

    /// <summary>The type and the member, for example <c>Clock.Stamp</c>.</summary>
    public string Display(BodyId id)
    {
        var type = TypeName(id);
        var member = MemberName(id);
        return type.Length == 0 ? member : id.Part == BodyId.Constructor || Syntax(id) is ConstructorDeclarationSyntax ? member : type + "." + member;
    }

    /// <summary>The name of the type around the body, or of the type itself.</summary>
    public string TypeName(BodyId id)
    {
        var declarations = _index.Trees[id.Tree].Declarations;
        var ordinal = declarations.Node(id.Declaration) is TypeDeclarationSyntax ? id.Declaration : declarations.ContainingType(id.Declaration);
        var name = string.Empty;
        while (ordinal >= 0)
        {
            if (declarations.Node(ordinal) is TypeDeclarationSyntax type && type.Identifier.Text.Length > 0)
            {
                name = name.Length == 0 ? type.Identifier.Text : type.Identifier.Text + "." + name;
            }

            ordinal = declarations.ContainingType(ordinal);
        }

        return name;
    }

    /// <summary>The name of the member alone.</summary>
    public string MemberName(BodyId id)
    {
        if (id.Part > 0)
        {
            return PartName(id);
        }

        return id.Part switch
        {
            BodyId.Constructor => "new " + TypeName(id),
            BodyId.RecordPrinting => "ToString",
            BodyId.RecordEquality => "Equals",
            BodyId.RecordDeconstruction => "Deconstruct",
            _ => NameOf(Syntax(id), id),
        };
    }

    /// <summary>Whether the body is a lambda, which is a part of the member around it and no hop of its own.</summary>
    public bool IsLambda(BodyId id) => id.Part > 0 && PartSyntax(id) is not LocalFunctionStatementSyntax;

    private string PartName(BodyId id) => PartSyntax(id) is LocalFunctionStatementSyntax function
        ? function.Identifier.Text
        : NameOf(Syntax(id), id);

    private SyntaxNode Syntax(BodyId id) => _index.Trees[id.Tree].Declarations.Node(id.Declaration);

    private SyntaxNode? PartSyntax(BodyId id)
    {
        var declaration = Syntax(id);
        var start = declaration.SpanStart + id.Part - 1;
        var token = declaration.FindToken(start);
        for (var node = token.Parent; node is not null && node.SpanStart == start; node = node.Parent)
        {
            if (node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            {
                return node;
            }
        }

        return null;
    }

    private string NameOf(SyntaxNode node, BodyId id) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? TypeName(id) : "new " + TypeName(id),
        DestructorDeclarationSyntax => "~" + TypeName(id),
        OperatorDeclarationSyntax operation => "operator " + operation.OperatorToken.Text,
        ConversionOperatorDeclarationSyntax conversion => "operator " + conversion.Type,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        IndexerDeclarationSyntax => "this[]",
        EventDeclarationSyntax raised => raised.Identifier.Text,
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        AccessorDeclarationSyntax { Parent.Parent: { } owner } => NameOf(owner, id),
        TypeDeclarationSyntax type => "new " + type.Identifier.Text,
        _ => "Program",
    };
}
