using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Perdure.CodeFixes.Thread;

/// <summary>Tells whether a constructor is called by nobody but code that names it, so that it can get a parameter.</summary>
internal static class ConstructorCheck
{
    /// <summary>
    /// Not one without parameters, which serialisers and <c>new()</c> constraints call; not one of a type that is a type argument or an
    /// attributed parameter anywhere, and so may be read from JSON or made by a container; not one that a derived class calls implicitly.
    /// </summary>
    public static async Task<bool> CanGetParameterAsync(IMethodSymbol constructor, Solution solution, CancellationToken cancellationToken)
    {
        var type = constructor.ContainingType;
        if (constructor.Parameters.IsEmpty || type.IsRecord || type.TypeKind != TypeKind.Class)
        {
            return false;
        }

        foreach (var derived in await SymbolFinder.FindDerivedClassesAsync(type, solution, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (derived.InstanceConstructors.Any(other => other.IsImplicitlyDeclared || other.DeclaringSyntaxReferences.Any(part =>
                part.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax { Initializer: null } or TypeDeclarationSyntax)))
            {
                return false;
            }
        }

        foreach (var referenced in await SymbolFinder.FindReferencesAsync(type, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in referenced.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var node = root?.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true);
                if (node?.Ancestors().TakeWhile(ancestor => ancestor is TypeSyntax or TypeArgumentListSyntax).Any(ancestor => ancestor is TypeArgumentListSyntax) == true
                    || node?.Parent is TypeOfExpressionSyntax or ParameterSyntax { AttributeLists.Count: > 0 })
                {
                    return false;
                }
            }
        }

        return true;
    }
}
