using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.Flow;

/// <summary>Finds static fields that change after their initialisers have run.</summary>
internal static class StaticState
{
    private static readonly HashSet<string> ChangingMembers = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "AddOrUpdate", "Clear", "Dequeue", "Enqueue", "GetOrAdd", "Insert", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt",
        "TryAdd", "TryDequeue", "TryPop", "TryRemove", "TryTake", "TryUpdate",
    };

    /// <summary>Whether <paramref name="reference"/> to a static field writes it, or reads one that its own type writes.</summary>
    public static bool IsChangingState(IFieldReferenceOperation reference, ISymbol? enclosing)
    {
        var field = reference.Field.OriginalDefinition;
        if (!field.IsStatic || field.IsConst || field.DeclaringSyntaxReferences.IsEmpty || IsInitialiser(enclosing))
        {
            return false;
        }

        if (IsContentChanged(reference))
        {
            return true;
        }

        return !field.IsReadOnly && !IsLazilyMade(reference) && (IsWritten(reference) || IsWrittenIn(field));
    }

    private static bool IsInitialiser(ISymbol? enclosing) => enclosing is IMethodSymbol { MethodKind: MethodKind.StaticConstructor };

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference),
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        _ => false,
    };

    /// <summary>A value that is made on first use and then stays is the same for everybody who reads it through the same expression.</summary>
    private static bool IsLazilyMade(IOperation reference) => reference.Parent is ICoalesceAssignmentOperation;

    private static bool IsContentChanged(IFieldReferenceOperation reference)
    {
        if (reference.Field.Type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) != true
            || reference.Field.Type.ContainingNamespace.Name is "Immutable" or "Frozen")
        {
            return false;
        }

        return reference.Parent switch
        {
            IInvocationOperation call => ReferenceEquals(call.Instance, reference) && ChangingMembers.Contains(call.TargetMethod.Name),
            IPropertyReferenceOperation { Property.IsIndexer: true } element => IsWritten(element),
            _ => false,
        };
    }

    private static bool IsWrittenIn(IFieldSymbol field)
    {
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in part.GetSyntax().DescendantNodes())
            {
                var target = node switch
                {
                    AssignmentExpressionSyntax assignment when !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) => assignment.Left,
                    PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) => unary.Operand,
                    PostfixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression) => unary.Operand,
                    ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword) => argument.Expression,
                    _ => null,
                };
                if (target is not null && NameOf(target, field) && !IsInStaticConstructor(node))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool NameOf(ExpressionSyntax target, IFieldSymbol field) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == field.Name,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } access => access.Name.Identifier.ValueText == field.Name && type.Identifier.ValueText == field.ContainingType.Name,
        _ => false,
    };

    private static bool IsInStaticConstructor(SyntaxNode node) =>
        node.Ancestors().OfType<ConstructorDeclarationSyntax>().Any(static constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword));
}
