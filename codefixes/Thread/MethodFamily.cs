using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Perdure.CodeFixes.Thread;

/// <summary>
/// A method with all that must have the same parameters: the member it overrides or implements, the overrides and implementations of
/// that, and the other half of a partial method.
/// </summary>
internal static class MethodFamily
{
    /// <summary>The family; null when a part of it is not in the source of the solution.</summary>
    public static async Task<IReadOnlyList<IMethodSymbol>?> OfAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var family = new List<IMethodSymbol>();
        var waiting = new Queue<IMethodSymbol>([method.OriginalDefinition]);
        while (waiting.Count > 0)
        {
            var next = waiting.Dequeue();
            if (!known.Add(next))
            {
                continue;
            }

            if (next.DeclaringSyntaxReferences.IsEmpty || next.DeclaringSyntaxReferences.Any(part => solution.GetDocument(part.SyntaxTree) is null))
            {
                return null;
            }

            family.Add(next);
            foreach (var relative in await RelativesAsync(next, solution, cancellationToken).ConfigureAwait(false))
            {
                waiting.Enqueue((IMethodSymbol)relative.OriginalDefinition);
            }
        }

        return family;
    }

    private static async Task<IEnumerable<ISymbol>> RelativesAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return [];
        }

        var member = method.AssociatedSymbol ?? method;
        var relatives = new List<ISymbol?> { method.OverriddenMethod, method.PartialDefinitionPart, method.PartialImplementationPart };
        relatives.AddRange(method.ExplicitInterfaceImplementations);
        relatives.AddRange(await SymbolFinder.FindOverridesAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false));
        relatives.AddRange(await SymbolFinder.FindImplementationsAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false));
        relatives.AddRange(await SymbolFinder.FindImplementedInterfaceMembersAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false));

        // A type outside the source that the method's type derives from or implements may declare the member too.
        relatives.AddRange(method.ContainingType.AllInterfaces
            .SelectMany(type => type.GetMembers(member.Name))
            .Where(declared => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared), member)));
        return relatives.Select(relative => (relative as IPropertySymbol)?.GetMethod ?? relative).OfType<IMethodSymbol>();
    }
}
