using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Replace.Guards;

/// <summary>What a condition that asks for the replay flag comes to in the first run, in which the flag is off.</summary>
internal sealed class GuardCondition
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private bool _isUnclear;

    private GuardCondition(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The value of the condition in the first run; null where it hangs on more than the flag.</summary>
    public bool? Value { get; private set; }

    /// <summary>What is left of the condition; null where its value is known.</summary>
    public ExpressionSyntax? Rest { get; private set; }

    /// <summary>How the condition asks for the flag, for example <c>context.IsReplaying</c>.</summary>
    public ExpressionSyntax? Flag { get; private set; }

    /// <summary>Reads a condition; null where it does not ask for the flag, or in a way that is not understood.</summary>
    public static GuardCondition? Read(SemanticModel model, ExpressionSyntax condition, CancellationToken cancellationToken)
    {
        var reader = new GuardCondition(model, cancellationToken);
        if (!reader.TryFold(condition, out var value, out var rest) || reader.Flag is null || reader._isUnclear)
        {
            return null;
        }

        reader.Value = value;
        reader.Rest = rest;
        return reader;
    }

    private bool TryFold(ExpressionSyntax expression, out bool? value, out ExpressionSyntax? rest)
    {
        value = null;
        rest = expression;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                var isFolded = TryFold(parenthesized.Expression, out value, out var inner);
                rest = inner is null ? null : inner == parenthesized.Expression ? parenthesized : parenthesized.WithExpression(inner).WithAdditionalAnnotations(Simplifier.Annotation);
                return isFolded;
            case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression):
                var isNegated = TryFold(not.Operand, out value, out var operand);
                value = !value;
                rest = operand is null ? null : operand == not.Operand ? not : not.WithOperand(operand);
                return isNegated;
            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression:
                return TryFoldBoth(binary, out value, out rest);
            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression && Literal(binary.Right) is { } right:
                return TryFoldComparison(binary, binary.Left, right == binary.IsKind(SyntaxKind.EqualsExpression), out value, out rest);
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } pattern when Literal(constant.Expression) is { } wanted:
                return TryFoldComparison(pattern, pattern.Expression, wanted, out value, out rest);
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } } pattern when Literal(constant.Expression) is { } unwanted:
                return TryFoldComparison(pattern, pattern.Expression, !unwanted, out value, out rest);
        }

        if (ValueOf(expression) is { } known)
        {
            value = known;
            rest = null;
            return true;
        }

        return !expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(IsFlag);
    }

    private bool TryFoldBoth(BinaryExpressionSyntax binary, out bool? value, out ExpressionSyntax? rest)
    {
        value = null;
        rest = binary;
        if (!TryFold(binary.Left, out var left, out var leftRest) || !TryFold(binary.Right, out var right, out var rightRest))
        {
            return false;
        }

        // 'true && x' is x and 'false && x' is false; with || the other way round.
        var neutral = binary.IsKind(SyntaxKind.LogicalAndExpression);
        if (left is { } known)
        {
            value = known == neutral ? right : known;
            rest = known == neutral ? rightRest : null;
            return true;
        }

        if (right is { } knownRight)
        {
            value = knownRight == neutral ? null : knownRight;
            rest = knownRight == neutral ? leftRest : null;
            return knownRight == neutral || !binary.Left.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax);
        }

        rest = leftRest == binary.Left && rightRest == binary.Right ? binary : binary.WithLeft(leftRest!).WithRight(rightRest!);
        return true;
    }

    private bool TryFoldComparison(ExpressionSyntax whole, ExpressionSyntax part, bool isKept, out bool? value, out ExpressionSyntax? rest)
    {
        var isFolded = TryFold(part, out value, out var partRest);
        value = isKept ? value : !value;
        rest = value is null ? whole : null;
        return isFolded && (value is not null || partRest == part);
    }

    /// <summary>The value of the flag, or of a local that holds what the flag decides.</summary>
    private bool? ValueOf(ExpressionSyntax expression)
    {
        if (IsFlag(expression))
        {
            Flag ??= expression;
            return false;
        }

        if (expression is not IdentifierNameSyntax
            || _model.GetSymbolInfo(expression, _cancellationToken).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initial } declarator
            || !initial.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(IsFlag)
            || IsWritten(local, declarator))
        {
            return null;
        }

        // A local that hangs on the flag and on something else stays what it is, and so does what it decides.
        _isUnclear |= !TryFold(initial, out var value, out _) || value is null;
        return value;
    }

    private bool IsWritten(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        var scope = declarator.Ancestors().FirstOrDefault(ancestor => ancestor is BlockSyntax or MemberDeclarationSyntax);
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name
            && ((name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name)
                || name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 })) != false;
    }

    private bool IsFlag(ExpressionSyntax expression)
    {
        return expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsReplaying" } or IdentifierNameSyntax { Identifier.ValueText: "IsReplaying", Parent: not MemberAccessExpressionSyntax }
            && _model.GetSymbolInfo(expression, _cancellationToken).Symbol is IPropertySymbol { ContainingType: { } type }
            && (ContextTypes.FrameworkOf(type) is not null || IsOfStaticContext(type));
    }

    private static bool IsOfStaticContext(INamedTypeSymbol type)
    {
        var name = (type.ContainingType ?? type).ToDisplayString();
        return FrameworkCatalogue.All.Any(framework => framework.StaticContextType == name);
    }

    private static bool? Literal(ExpressionSyntax expression)
    {
        return expression.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => true,
            SyntaxKind.FalseLiteralExpression => false,
            _ => null,
        };
    }
}
