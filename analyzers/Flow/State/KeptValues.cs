using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.Flow.State;

/// <summary>What an object keeps in a field or property of its own: the expressions that its type puts there.</summary>
internal static class KeptValues
{
    /// <summary>The expressions that the declarations of <paramref name="type"/> assign to <paramref name="member"/>, its initialiser included.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ISymbol member, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.SelectMany(static part => part.GetSyntax().DescendantNodes()).Select(node => node switch
        {
            AssignmentExpressionSyntax assignment when IsNamed(assignment.Left, member.Name) => assignment.Right,
            VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: FieldDeclarationSyntax } variable when variable.Identifier.ValueText == member.Name => value,
            PropertyDeclarationSyntax property when property.Identifier.ValueText == member.Name => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        }).OfType<ExpressionSyntax>();

    /// <summary>The expressions that the constructors of <paramref name="type"/> assign to <paramref name="member"/>.</summary>
    public static IEnumerable<ExpressionSyntax> InConstructors(ISymbol member, INamedTypeSymbol type) =>
        type.InstanceConstructors.SelectMany(static constructor => constructor.DeclaringSyntaxReferences).Select(static part => part.GetSyntax())
            .OfType<ConstructorDeclarationSyntax>().SelectMany(static constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Where(assignment => IsNamed(assignment.Left, member.Name)).Select(static assignment => assignment.Right);

    /// <summary>What is put there once <c>?? throw</c>, <c>!</c>, casts and parentheses are taken off.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value)
            {
                case BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.CoalesceExpression } coalesce:
                    value = coalesce.Left;
                    continue;
                case PostfixUnaryExpressionSyntax postfix:
                    value = postfix.Operand;
                    continue;
                case ParenthesizedExpressionSyntax parenthesized:
                    value = parenthesized.Expression;
                    continue;
                case CastExpressionSyntax cast:
                    value = cast.Expression;
                    continue;
                default:
                    return value;
            }
        }
    }

    private static bool IsNamed(ExpressionSyntax target, string name) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText == name,
        _ => false,
    };
}
