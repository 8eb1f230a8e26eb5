using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.CodeFixes.Thread;

/// <summary>Finds the uses of functions.</summary>
internal static class CallSites
{
    /// <summary>
    /// All uses in the solution; null when one of them cannot be given an argument, or is in a file that cannot be changed.
    /// </summary>
    public static async Task<IReadOnlyList<CallSite>?> FindAsync(
        IEnumerable<IMethodSymbol> functions, Solution solution, CancellationToken cancellationToken)
    {
        var sites = new Dictionary<(DocumentId, TextSpan), CallSite>();
        foreach (var function in functions)
        {
            foreach (var referenced in await SymbolFinder.FindReferencesAsync(function.AssociatedSymbol ?? function, solution, cancellationToken).ConfigureAwait(false))
            {
                foreach (var location in referenced.Locations.Where(location => !location.IsImplicit || function.MethodKind == MethodKind.Constructor))
                {
                    var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    var model = await location.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                    if (root is null || model is null || IsOnlyNamed(root, location.Location.SourceSpan) || IsOtherSymbol(referenced.Definition, function))
                    {
                        continue;
                    }

                    if (location.Document is SourceGeneratedDocument
                        || UseAt(root, model, function, location.Location.SourceSpan, cancellationToken) is not { } use
                        || TargetOf(model.GetSymbolInfo(use, cancellationToken).Symbol) is not { } target)
                    {
                        return null;
                    }

                    var isExtensionCalledAsStatic = target is { IsExtensionMethod: true, ReducedFrom: null };
                    sites[(location.Document.Id, use.Span)] = new CallSite(location.Document, use, isExtensionCalledAsStatic ? 1 : 0, target);
                }
            }
        }

        return sites.Values.ToList();
    }

    /// <summary>With a constructor the search gives the uses of its type too, where the constructor plays no part.</summary>
    private static bool IsOtherSymbol(ISymbol definition, IMethodSymbol function)
    {
        return function.MethodKind == MethodKind.Constructor && definition is not IMethodSymbol;
    }

    private static IMethodSymbol? TargetOf(ISymbol? symbol)
    {
        return (symbol as IPropertySymbol)?.GetMethod ?? symbol as IMethodSymbol;
    }

    private static SyntaxNode? UseAt(SyntaxNode root, SemanticModel model, IMethodSymbol function, TextSpan span, CancellationToken cancellationToken)
    {
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        if (CreationAt(node, span) is { } creation)
        {
            return creation;
        }

        if (node is not SimpleNameSyntax name)
        {
            return null;
        }

        if (function.MethodKind == MethodKind.PropertyGet)
        {
            return PropertyConversion.ReadBy(name);
        }

        ExpressionSyntax callee = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return callee.Parent is InvocationExpressionSyntax call && call.Expression == callee
            ? call
            : MethodGroup.CanBecomeLambda(model, callee, cancellationToken) ? callee : null;
    }

    private static SyntaxNode? CreationAt(SyntaxNode node, TextSpan span)
    {
        return node.FirstAncestorOrSelf<SyntaxNode>(ancestor => ancestor switch
        {
            ObjectCreationExpressionSyntax creation => creation.Type.Span.Contains(span),
            ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.Span.Contains(span) || creation == node,
            ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.Span.Contains(span) || initializer.Span == span,
            PrimaryConstructorBaseTypeSyntax baseType => baseType.Type.Span.Contains(span),
            _ => false,
        });
    }

    /// <summary>Documentation comments and <c>nameof</c> name a method and do not call it.</summary>
    private static bool IsOnlyNamed(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start, findInsideTrivia: true);
        return token.Parent?.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>() is not null
            || token.Parent?.Ancestors().OfType<InvocationExpressionSyntax>()
                .Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) == true;
    }
}
