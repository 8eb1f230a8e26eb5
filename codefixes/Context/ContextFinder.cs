using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Context;

/// <summary>
/// Finds the orchestration context that the code at a place can use: a parameter, a captured local, a primary-constructor parameter, a
/// field or a property. What a static lambda, a static local function or an initialiser cannot reach is not found.
/// </summary>
internal static class ContextFinder
{
    /// <summary>The nearest context at <paramref name="node"/>, or null when there is none in scope.</summary>
    public static ContextReference? Find(SemanticModel model, SyntaxNode node)
    {
        ContextReference? best = null;
        var bestRank = int.MaxValue;
        foreach (var symbol in SymbolsAt(model, node))
        {
            if (TypeOf(symbol) is not { } type
                || ContextTypes.FrameworkOf(type) is not { } framework
                || MayBeNull(symbol, type)
                || RankOf(symbol, node) is not { } rank
                || rank >= bestRank)
            {
                continue;
            }

            bestRank = rank;
            best = new ContextReference(framework, NameOf(model, symbol, node), type);
        }

        return best;
    }

    private static IEnumerable<ISymbol> SymbolsAt(SemanticModel model, SyntaxNode node)
    {
        var visible = model.LookupSymbols(node.SpanStart);
        return model.GetEnclosingSymbol(node.SpanStart)?.ContainingType is { } type
            ? visible.Concat(model.LookupSymbols(node.SpanStart, type))
            : visible;
    }

    /// <summary>A local declared with <c>var</c> counts as annotated whatever it holds.</summary>
    private static bool MayBeNull(ISymbol symbol, ITypeSymbol type)
    {
        return type.NullableAnnotation == NullableAnnotation.Annotated
            && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent is not VariableDeclarationSyntax { Type.IsVar: true };
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol)
    {
        return symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null } property => property.Type,
            _ => null,
        };
    }

    /// <summary>
    /// How far away the symbol is, 0 being nearest; null when the code at the node cannot use it. A parameter of a primary constructor comes
    /// after the fields and properties, one of which may hold it: captured as well it would be held twice, and the compiler warns.
    /// </summary>
    private static int? RankOf(ISymbol symbol, SyntaxNode node)
    {
        return symbol switch
        {
            IParameterSymbol parameter when IsOfPrimaryConstructor(parameter) => ReachesThis(node, parameter.ContainingType, initialisersToo: true) ? 10_003 : null,
            IParameterSymbol parameter => RankOfVariable(parameter, parameter.RefKind != RefKind.None, node),
            ILocalSymbol local => IsAssignedBefore(local, node) ? RankOfVariable(local, local.RefKind != RefKind.None, node) : null,
            IFieldSymbol field => ReachesThis(node, field.ContainingType, initialisersToo: false) ? 10_001 : null,
            IPropertySymbol property => ReachesThis(node, property.ContainingType, initialisersToo: false) ? 10_002 : null,
            _ => null,
        };
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter)
    {
        return parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;
    }

    private static int? RankOfVariable(ISymbol variable, bool isReference, SyntaxNode node)
    {
        if (variable.Locations.FirstOrDefault() is not { IsInSource: true } declaration)
        {
            return null;
        }

        var crossed = EnclosingFunctions.Of(node).TakeWhile(function => !function.Span.Contains(declaration.SourceSpan)).ToList();
        if (crossed.Any(EnclosingFunctions.IsStatic) || (isReference && crossed.Count > 0))
        {
            return null;
        }

        return (2 * crossed.Count) + (variable is ILocalSymbol ? 1 : 0);
    }

    private static bool IsAssignedBefore(ILocalSymbol local, SyntaxNode node)
    {
        var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer: not null } declarator => declarator.Span.End <= node.SpanStart,
            ForEachStatementSyntax loop => loop.Statement.Span.Contains(node.Span),
            _ => false,
        };
    }

    private static bool ReachesThis(SyntaxNode node, INamedTypeSymbol owner, bool initialisersToo)
    {
        var functions = EnclosingFunctions.Of(node).ToList();
        if (functions.Any(EnclosingFunctions.IsStatic)
            || (functions.Count > 0 && owner.TypeKind == TypeKind.Struct)
            || node.AncestorsAndSelf().OfType<ConstructorInitializerSyntax>().Any()
            || node.AncestorsAndSelf().OfType<AttributeSyntax>().Any())
        {
            return false;
        }

        var member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        return member is not null
            && member is not BaseTypeDeclarationSyntax
            && !member.Modifiers.Any(SyntaxKind.StaticKeyword)
            && !member.Modifiers.Any(SyntaxKind.ConstKeyword)
            && (initialisersToo || !IsInitialiser(member, node));
    }

    private static bool IsInitialiser(MemberDeclarationSyntax member, SyntaxNode node)
    {
        return member is FieldDeclarationSyntax or EventFieldDeclarationSyntax
            || (member is PropertyDeclarationSyntax { Initializer: { } initializer } && initializer.Span.Contains(node.Span));
    }

    private static string NameOf(SemanticModel model, ISymbol symbol, SyntaxNode node)
    {
        var name = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
        var isHidden = symbol is IFieldSymbol or IPropertySymbol
            && model.LookupSymbols(node.SpanStart, name: symbol.Name).Any(other => other is ILocalSymbol or IParameterSymbol);
        return isHidden ? "this." + name : name;
    }
}
