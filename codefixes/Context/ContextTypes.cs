using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

namespace Perdure.CodeFixes.Context;

/// <summary>Tells whether a type is an orchestration context, and of which framework.</summary>
internal static class ContextTypes
{
    /// <summary>
    /// The framework whose context <paramref name="type"/> is, derives from, implements or is constrained to; null when it is none.
    /// </summary>
    public static Framework? FrameworkOf(ITypeSymbol? type)
    {
        if (type is null)
        {
            return null;
        }

        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.Select(FrameworkOf).FirstOrDefault(framework => framework is not null);
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (ExactFrameworkOf(current) is { } framework)
            {
                return framework;
            }
        }

        return type.AllInterfaces.Select(ExactFrameworkOf).FirstOrDefault(framework => framework is not null);
    }

    /// <summary>Whether a name stands for a context: for a value of such a type, or for a static class that takes its place.</summary>
    public static bool IsContext(SemanticModel model, SyntaxNode name, CancellationToken cancellationToken)
    {
        return model.GetSymbolInfo(name, cancellationToken).Symbol is INamedTypeSymbol type
            ? FrameworkCatalogue.All.Any(framework => framework.StaticContextType == FullName(type))
            : FrameworkOf(model.GetTypeInfo(name, cancellationToken).Type) is not null;
    }

    private static Framework? ExactFrameworkOf(ITypeSymbol type)
    {
        foreach (var framework in FrameworkCatalogue.All)
        {
            foreach (var name in framework.ContextTypes)
            {
                // The simple name decides nearly always, so that the full name is rarely put together.
                if (name.EndsWith(type.MetadataName, StringComparison.Ordinal) && name == FullName(type))
                {
                    return framework;
                }
            }
        }

        return null;
    }

    private static string FullName(ITypeSymbol type)
    {
        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? space.ToDisplayString() + "." + type.MetadataName
            : type.MetadataName;
    }
}
