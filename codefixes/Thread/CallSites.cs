using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.CodeFixes.Thread;

/// <summary>Finds the calls of functions.</summary>
internal static class CallSites
{
    /// <summary>
    /// All calls in the solution; null when a function is used in another way than by calling it, or in a file that cannot be changed.
    /// </summary>
    public static async Task<IReadOnlyList<CallSite>?> FindAsync(
        IEnumerable<IMethodSymbol> functions, Solution solution, CancellationToken cancellationToken)
    {
        var sites = new Dictionary<(DocumentId, TextSpan), CallSite>();
        foreach (var function in functions)
        {
            foreach (var referenced in await SymbolFinder.FindReferencesAsync(function, solution, cancellationToken).ConfigureAwait(false))
            {
                foreach (var location in referenced.Locations.Where(location => !location.IsImplicit))
                {
                    var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    var model = await location.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                    if (root is null || model is null || IsOnlyNamed(root, location.Location.SourceSpan))
                    {
                        continue;
                    }

                    if (location.Document is SourceGeneratedDocument || CallAt(root, location.Location.SourceSpan) is not { } call)
                    {
                        return null;
                    }

                    var target = model.GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol;
                    var isExtensionCalledAsStatic = target is { IsExtensionMethod: true, ReducedFrom: null };
                    sites[(location.Document.Id, call.Span)] = new CallSite(location.Document, call, isExtensionCalledAsStatic ? 1 : 0);
                }
            }
        }

        return sites.Values.ToList();
    }

    private static InvocationExpressionSyntax? CallAt(SyntaxNode root, TextSpan span)
    {
        if (root.FindNode(span, getInnermostNodeForTie: true) is not SimpleNameSyntax name)
        {
            return null;
        }

        ExpressionSyntax callee = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return callee.Parent is InvocationExpressionSyntax call && call.Expression == callee ? call : null;
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
