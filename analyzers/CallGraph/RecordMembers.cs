using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What the members do that the compiler synthesises for a record.</summary>
internal sealed class RecordMembers
{
    private readonly SourceIndex _index;
    private readonly INamedTypeSymbol _type;

    public RecordMembers(SourceIndex index, INamedTypeSymbol type)
    {
        _index = index;
        _type = type;
    }

    /// <summary>The part that stands for a synthesised <paramref name="method"/> of a record, or 0 when it runs no code of the user.</summary>
    public static int PartOf(IMethodSymbol method) => method.Name switch
    {
        "ToString" or "PrintMembers" => BodyId.RecordPrinting,
        "op_Equality" or "op_Inequality" or "Equals" or "GetHashCode" => BodyId.RecordEquality,
        "Deconstruct" => BodyId.RecordDeconstruction,
        _ => BodyId.Body,
    };

    public void AddEdges(int part, SummaryBuilder builder, TextSpan site)
    {
        switch (part)
        {
            case BodyId.RecordPrinting:
                // Printing calls PrintMembers where the author wrote it, and reads each public instance property where not.
                if (_type.GetMembers("PrintMembers").Any(static member => !member.IsImplicitlyDeclared))
                {
                    AddDeclared("PrintMembers", builder, site);
                }
                else
                {
                    AddGetters(builder, site);
                }

                break;
            case BodyId.RecordEquality:
                AddDeclared("Equals", builder, site);
                AddDeclared("GetHashCode", builder, site);
                break;
            case BodyId.RecordDeconstruction:
                AddGetters(builder, site);
                break;
        }
    }

    private void AddGetters(SummaryBuilder builder, TextSpan site)
    {
        foreach (var property in _type.GetMembers().OfType<IPropertySymbol>())
        {
            if (!property.IsStatic && property.DeclaredAccessibility == Accessibility.Public && !property.IsIndexer
                && property.GetMethod is { } getter && _index.TryGetBody(getter, out var body))
            {
                builder.Call(body, site);
            }
        }
    }

    private void AddDeclared(string name, SummaryBuilder builder, TextSpan site)
    {
        foreach (var method in _type.GetMembers(name).OfType<IMethodSymbol>())
        {
            if (!method.IsImplicitlyDeclared && _index.TryGetBody(method, out var body))
            {
                builder.Call(body, site);
            }
        }
    }
}
