using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>
/// Finds the smallest expression around an offending one that can become an activity: what it reads and what it yields travels as JSON,
/// it writes nothing outside, and it can be awaited where it stands.
/// </summary>
internal static class ExtractionPlanner
{
    /// <summary>The extraction, or null when the code cannot move.</summary>
    public static Extraction? Plan(SemanticModel model, ExpressionSyntax offending, CancellationToken cancellationToken)
    {
        if (!AsyncFunctions.CanAwaitAt(offending) || ApiName(model, offending, cancellationToken) is not { } name)
        {
            return null;
        }

        for (var code = WithAwait(offending); code is not null; code = Around(code))
        {
            var type = model.GetTypeInfo(code, cancellationToken).Type;
            var isUnused = code.Parent is ExpressionStatementSyntax;
            if (isUnused || (SerializableTypes.Contains(type) && !IsTaskLike(type)))
            {
                return Describe(model, code, isUnused ? null : type, name, cancellationToken);
            }
        }

        return null;
    }

    private static ExpressionSyntax WithAwait(ExpressionSyntax expression)
    {
        var whole = expression.WalkUpParentheses();
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
        {
            whole = configured.WalkUpParentheses();
        }

        return whole.Parent is AwaitExpressionSyntax awaited ? awaited : expression;
    }

    /// <summary>The next larger expression that could stand for the code; null at the edge of the statement.</summary>
    private static ExpressionSyntax? Around(ExpressionSyntax code)
    {
        return code.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when call.Expression == access => WithAwait(call),
            MemberAccessExpressionSyntax access => access,
            ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax call } => WithAwait(call),
            ParenthesizedExpressionSyntax parenthesized => parenthesized,
            CastExpressionSyntax cast => cast,
            _ => null,
        };
    }

    private static Extraction? Describe(SemanticModel model, ExpressionSyntax code, ITypeSymbol? result, string name, CancellationToken cancellationToken)
    {
        if (WritesOutside(code))
        {
            return null;
        }

        var inputs = new List<ISymbol>();
        var members = new List<ISymbol>();
        foreach (var node in code.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(IsFree))
        {
            var symbol = model.GetSymbolInfo(node, cancellationToken).Symbol;
            if (symbol is null || inputs.Contains(symbol, SymbolEqualityComparer.Default) || members.Contains(symbol, SymbolEqualityComparer.Default))
            {
                continue;
            }

            switch (symbol)
            {
                case ILocalSymbol or IParameterSymbol when IsDeclaredIn(symbol, code):
                    break;
                case IParameterSymbol parameter when IsOfPrimaryConstructor(parameter):
                    members.Add(symbol);
                    break;
                case ILocalSymbol { IsRef: false } local when SerializableTypes.Contains(local.Type):
                case IParameterSymbol { RefKind: RefKind.None } parameter2 when SerializableTypes.Contains(parameter2.Type):
                    inputs.Add(symbol);
                    break;
                case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol:
                    return null;
                case IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }:
                    members.Add(symbol);
                    break;
                case IMethodSymbol { IsStatic: false } or IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IEventSymbol:
                    return null;
            }
        }

        var usesContext = members.Select(TypeOf).Any(type => ContextTypes.FrameworkOf(type) is not null);
        return usesContext || code.DescendantNodesAndSelf().Any(node => node is BaseExpressionSyntax or ThisExpressionSyntax)
            ? null
            : new Extraction(code, code is AwaitExpressionSyntax, result, inputs, members, name);
    }

    /// <summary>The type of a field, property or parameter.</summary>
    public static ITypeSymbol? TypeOf(ISymbol symbol)
    {
        return symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol local => local.Type,
            _ => null,
        };
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter)
    {
        return parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;
    }

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode code)
    {
        return symbol.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == code.SyntaxTree && code.Span.Contains(part.Span));
    }

    /// <summary>A name that is not the member of something else, an argument's name or a part of an object initialiser.</summary>
    private static bool IsFree(SimpleNameSyntax name)
    {
        return name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
            QualifiedNameSyntax qualified => qualified.Left == name,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Right == name,
            _ => true,
        };
    }

    private static bool WritesOutside(ExpressionSyntax code)
    {
        return code.DescendantNodesAndSelf().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Parent is not InitializerExpressionSyntax,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0,
            DeclarationExpressionSyntax or SingleVariableDesignationSyntax or RefExpressionSyntax => true,
            _ => false,
        });
    }

    private static bool IsTaskLike(ITypeSymbol? type)
    {
        return type?.Name is "Task" or "ValueTask";
    }

    private static string? ApiName(SemanticModel model, ExpressionSyntax offending, CancellationToken cancellationToken)
    {
        return model.GetSymbolInfo(offending, cancellationToken).Symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "Use" + constructor.ContainingType.Name,
            IMethodSymbol method => WithoutAsync(method.Name),
            IPropertySymbol { IsIndexer: false } property => "Get" + property.Name,
            IPropertySymbol indexer => "Get" + indexer.ContainingType.Name.TrimStart('I'),
            IFieldSymbol field => "Get" + field.Name,
            _ => null,
        };
    }

    private static string WithoutAsync(string name)
    {
        const string Suffix = "Async";
        return name.Length > Suffix.Length && name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
