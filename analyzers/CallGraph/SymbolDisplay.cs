using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The short names under which members appear in messages.</summary>
internal static class SymbolDisplay
{
    /// <summary>The member with its type, for example <c>DateTime.UtcNow</c> or <c>new HttpClient</c>.</summary>
    public static string Subject(ISymbol member)
    {
        if (member.ContainingType is not { } type)
        {
            return member.Name;
        }

        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => "new " + type.Name,
            IMethodSymbol { AssociatedSymbol: { } associated } => type.Name + "." + associated.Name,
            IPropertySymbol { IsIndexer: true } => type.Name + "[]",
            _ => type.Name + "." + member.Name,
        };
    }
}
