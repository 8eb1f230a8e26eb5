using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.CodeFixes.Replace;

/// <summary>Which argument of a call of <c>Delay</c> is the time and which the token, whatever the overload, order and names.</summary>
internal sealed class DelayArguments
{
    private readonly int _delay;
    private readonly int _token;
    private readonly bool _isMilliseconds;

    private DelayArguments(int delay, int token, bool isMilliseconds, bool isZero)
    {
        IsZero = isZero;
        _delay = delay;
        _token = token;
        _isMilliseconds = isMilliseconds;
    }

    /// <summary>Whether the time is known to be none, so that the call does not wait at all.</summary>
    public bool IsZero { get; }

    /// <summary>
    /// Reads a call; null when it waits for ever, which no durable timer does, or has arguments that are not understood.
    /// </summary>
    public static DelayArguments? Read(IInvocationOperation invocation)
    {
        var delay = Find(invocation, type => type.SpecialType == SpecialType.System_Int32 || type.Name == nameof(TimeSpan));
        var token = Find(invocation, type => type.Name == "CancellationToken");
        return delay is null || IndexOf(delay) is not { } delayIndex || IsInfinite(delay.Value)
            ? null
            : new DelayArguments(delayIndex, IndexOf(token) ?? -1, delay.Parameter!.Type.SpecialType == SpecialType.System_Int32, IsNothing(delay.Value));
    }

    /// <summary>The time as a <c>TimeSpan</c>.</summary>
    /// <param name="call">The call in its current state.</param>
    /// <param name="name">Writes the name of a type.</param>
    public ExpressionSyntax DelayIn(InvocationExpressionSyntax call, Func<string, ExpressionSyntax> name)
    {
        var delay = call.ArgumentList.Arguments[_delay].Expression.WithoutTrivia();
        if (_isMilliseconds)
        {
            return SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression, name("System.TimeSpan"), SyntaxFactory.IdentifierName("FromMilliseconds")),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(delay))));
        }

        // Where the timer can be given a time of day as well, what the argument means must not hang on the type of the parameter.
        return delay switch
        {
            ImplicitObjectCreationExpressionSyntax creation => SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                (TypeSyntax)name("System.TimeSpan"),
                creation.ArgumentList,
                creation.Initializer),
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.DefaultLiteralExpression) => SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, name("System.TimeSpan"), SyntaxFactory.IdentifierName(nameof(TimeSpan.Zero))),
            _ => delay,
        };
    }

    /// <summary>The token; null where the call passes none.</summary>
    public ExpressionSyntax? TokenIn(InvocationExpressionSyntax call)
    {
        return _token < 0 ? null : call.ArgumentList.Arguments[_token].Expression.WithoutTrivia();
    }

    private static IArgumentOperation? Find(IInvocationOperation invocation, Func<ITypeSymbol, bool> isWanted)
    {
        return invocation.Arguments.FirstOrDefault(argument =>
            argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter is { } parameter && isWanted(parameter.Type));
    }

    private static int? IndexOf(IArgumentOperation? argument)
    {
        return argument?.Syntax is ArgumentSyntax { Parent: ArgumentListSyntax list } syntax ? list.Arguments.IndexOf(syntax) : null;
    }

    private static bool IsNothing(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is { ConstantValue: { HasValue: true, Value: 0 } }
            or IDefaultValueOperation
            or IFieldReferenceOperation { Field: { Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) } };
    }

    private static bool IsInfinite(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is { ConstantValue: { HasValue: true, Value: -1 } }
            or IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } };
    }
}
