using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Thread;

/// <summary>Tells whether code is used, directly or through others, where an orchestration context is in scope.</summary>
internal sealed class Reach
{
    private const int MaximumMembers = 100;

    private readonly Solution _solution;
    private readonly CancellationToken _cancellationToken;

    public Reach(Solution solution, CancellationToken cancellationToken)
    {
        _solution = solution;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether an orchestration may run the code at the place. Where it takes too long to tell, it may.</summary>
    public async Task<bool> IsReachedAsync(SemanticModel model, SyntaxNode place)
    {
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var waiting = new Queue<ISymbol>(MembersAround(model, place));
        while (waiting.Count > 0)
        {
            var member = waiting.Dequeue();
            if (!known.Add(member))
            {
                continue;
            }

            if (known.Count > MaximumMembers || (member is IMethodSymbol method && method.Parameters.Any(parameter => ContextTypes.FrameworkOf(parameter.Type) is not null)))
            {
                return true;
            }

            foreach (var referenced in await SymbolFinder.FindReferencesAsync(member, _solution, _cancellationToken).ConfigureAwait(false))
            {
                foreach (var location in referenced.Locations)
                {
                    var root = await location.Document.GetSyntaxRootAsync(_cancellationToken).ConfigureAwait(false);
                    var other = await location.Document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
                    if (root is null || other is null)
                    {
                        return true;
                    }

                    var node = root.FindNode(location.Location.SourceSpan);
                    if (ContextFinder.Find(other, node) is not null)
                    {
                        return true;
                    }

                    foreach (var around in MembersAround(other, node))
                    {
                        waiting.Enqueue(around);
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The member that holds the place; of an initialiser, the constructors.</summary>
    private IEnumerable<ISymbol> MembersAround(SemanticModel model, SyntaxNode place)
    {
        var member = place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        return member switch
        {
            BaseFieldDeclarationSyntax or TypeDeclarationSyntax => model.GetEnclosingSymbol(place.SpanStart, _cancellationToken)?.ContainingType is { } type ? [type] : [],
            null or GlobalStatementSyntax => [],
            _ => model.GetDeclaredSymbol(member, _cancellationToken) is { } symbol
                ? symbol is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } ? [symbol.ContainingType] : [symbol]
                : [],
        };
    }
}
