using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>Turns a method group that is passed on into a lambda, which can pass one argument more.</summary>
internal static class MethodGroup
{
    /// <summary>Whether the lambda means the same: nothing is compared or unsubscribed later, and the receiver is evaluated for nothing.</summary>
    public static bool CanBecomeLambda(SemanticModel model, ExpressionSyntax callee, CancellationToken cancellationToken)
    {
        return callee.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0 } or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
            && (callee is SimpleNameSyntax || callee is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or PredefinedTypeSyntax or ThisExpressionSyntax })
            && model.GetTypeInfo(callee, cancellationToken).ConvertedType is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke }
            && invoke.Parameters.All(parameter => parameter.RefKind == RefKind.None);
    }

    /// <summary>The lambda.</summary>
    /// <param name="callee">The method group in its current state.</param>
    /// <param name="original">The method group in its original state.</param>
    /// <param name="site">The use.</param>
    /// <param name="argument">The argument that is passed on top.</param>
    public static ExpressionSyntax Rewrite(ExpressionSyntax callee, SyntaxNode original, CallSite site, ExpressionSyntax argument)
    {
        var used = new HashSet<string>(original.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantTokens().Select(token => token.ValueText));
        var names = site.Target.Parameters.Select(parameter => Free(parameter.Name, used)).ToList();
        var arguments = names.ToList();
        arguments.Insert(site.ArgumentIndex, argument.ToString());
        var parameters = names.Count == 1 ? names[0] : $"({string.Join(", ", names)})";
        return SyntaxFactory.ParseExpression($"{parameters} => {callee.WithoutTrivia()}({string.Join(", ", arguments)})").WithTriviaFrom(callee);
    }

    private static string Free(string name, HashSet<string> used)
    {
        var plain = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        return used.Add(name) ? plain : Enumerable.Range(2, 1000).Select(number => name + number).First(used.Add);
    }
}
