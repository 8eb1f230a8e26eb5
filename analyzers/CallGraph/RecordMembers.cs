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
        "op_Equality" or "op_Inequality" or "Equals" => BodyId.RecordEquality,
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
                AddEquality(builder, site);
                break;
            case BodyId.RecordDeconstruction:
                AddGetters(builder, site);
                break;
        }
    }

    /// <summary>Equality is what the author wrote, and that of each member where nothing is written.</summary>
    private void AddEquality(SummaryBuilder builder, TextSpan site)
    {
        if (_type.GetMembers("Equals").Any(static member => !member.IsImplicitlyDeclared))
        {
            AddDeclared("Equals", builder, site);
            return;
        }

        foreach (var field in _type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic))
        {
            foreach (var method in field.Type.GetMembers("Equals").OfType<IMethodSymbol>())
            {
                if (IsAsked(method, field.Type) && _index.TryGetBody(method.OriginalDefinition, out var body) && !method.IsImplicitlyDeclared)
                {
                    builder.Call(body, site);
                }
            }
        }
    }

    /// <summary>The default comparer asks <c>IEquatable&lt;T&gt;</c>, and <c>Equals(object)</c> only of what does not implement it.</summary>
    private static bool IsAsked(IMethodSymbol method, ITypeSymbol type)
    {
        var isEquatable = type.AllInterfaces.Any(static contract => contract is { Name: "IEquatable", ContainingNamespace.Name: "System" });
        return method.Parameters.Length == 1 && (isEquatable ? SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type) : method.IsOverride);
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
