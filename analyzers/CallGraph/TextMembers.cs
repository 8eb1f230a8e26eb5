using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The members that make the text of an object which nobody asks for it by name.</summary>
internal sealed class TextMembers
{
    private readonly SourceIndex _index;
    private readonly EdgeCollector _edges;
    private readonly LocalValues _locals;

    public TextMembers(SourceIndex index, EdgeCollector edges, LocalValues locals)
    {
        _index = index;
        _edges = edges;
        _locals = locals;
    }

    /// <summary>An interpolation asks the formatting interfaces first, and <c>ToString()</c> of what has none.</summary>
    public void HandleFormatted(IOperation value, SummaryBuilder owner)
    {
        value = EnumerationMembers.WithoutConversions(value)!;
        HandleFormatted(_locals.ExactType(value) ?? value.Type, value.Syntax.Span, owner);
    }

    /// <summary>A concatenation asks for <c>ToString()</c>.</summary>
    public void Handle(IOperation value, SummaryBuilder owner)
    {
        value = EnumerationMembers.WithoutConversions(value)!;
        Handle(_locals.ExactType(value) ?? value.Type, value.Syntax.Span, owner);
    }

    /// <summary>The same of an object of <paramref name="type"/>.</summary>
    public void Handle(ITypeSymbol? type, TextSpan site, SummaryBuilder owner)
    {
        if (type is null || !_index.TryGetType(type, out _))
        {
            return;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var method in current.GetMembers("ToString").OfType<IMethodSymbol>())
            {
                if (method.IsOverride && method.Parameters.IsEmpty)
                {
                    _edges.Use(method, site, DispatchKind.None, null, owner);
                    return;
                }
            }
        }
    }

    private void HandleFormatted(ITypeSymbol? type, TextSpan site, SummaryBuilder owner)
    {
        var formatting = type?.AllInterfaces.FirstOrDefault(static candidate => candidate.Name == "ISpanFormattable" && candidate.ContainingNamespace.Name == "System")
            ?? type?.AllInterfaces.FirstOrDefault(static candidate => candidate.Name == "IFormattable" && candidate.ContainingNamespace.Name == "System");
        if (type is null || formatting is null)
        {
            Handle(type, site, owner);
            return;
        }

        foreach (var member in formatting.GetMembers().OfType<IMethodSymbol>())
        {
            if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol method)
            {
                _edges.Use(method, site, DispatchKind.None, null, owner);
            }
        }
    }
}
