using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Finds parameters whose binding attribute does not go with their type.</summary>
internal sealed class BindingParameters
{
    private const string AttributeSuffix = "Attribute";

    private readonly List<(string Framework, BindingRule Rule)> _rules = new();

    public BindingParameters(ImmutableArray<FrameworkSymbols> frameworks) =>
        _rules.AddRange(frameworks.Where(static framework => framework.Framework.Contract is not null)
            .SelectMany(static framework => framework.Framework.Contract!.Bindings.Select(rule => (framework.Framework.Name, rule))));

    /// <summary>The wrong bindings of <paramref name="method"/>.</summary>
    public IEnumerable<WrongBinding> Find(IMethodSymbol method, BodyId place)
    {
        foreach (var parameter in method.Parameters)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (attribute.AttributeClass is { } type && Wrong(parameter.Type, MetadataNames.Of(type)) is { } wrong)
                {
                    var display = type.Name.EndsWith(AttributeSuffix, System.StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - AttributeSuffix.Length) : type.Name;
                    yield return new WrongBinding(
                        place,
                        parameter.Ordinal,
                        wrong.Framework,
                        display,
                        parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                        wrong.Rule.Bound.IsEmpty ? null : wrong.Rule.Bound[0].Substring(wrong.Rule.Bound[0].LastIndexOf('.') + 1));
                }
            }
        }
    }

    private (string Framework, BindingRule Rule)? Wrong(ITypeSymbol type, string attribute)
    {
        foreach (var (framework, rule) in _rules)
        {
            if (rule.Attribute == attribute && type.TypeKind != TypeKind.Error && !Names(type).Any(rule.Bound.Contains)
                && (rule.IsClosed || rule.NeverBound.Contains(MetadataNames.Of(type))))
            {
                return (framework, rule);
            }
        }

        return null;
    }

    /// <summary>The type with its base types and interfaces: a context may be wrapped.</summary>
    private static IEnumerable<string> Names(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.SpecialType != SpecialType.System_Object || SymbolEqualityComparer.Default.Equals(current, type))
            {
                yield return MetadataNames.Of(current);
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            yield return MetadataNames.Of(contract);
        }
    }
}
