using System;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Questions about virtual, abstract and interface members.</summary>
internal static class Dispatch
{
    private static readonly string[] PlatformRoots = { "System", "Microsoft" };

    /// <summary>Whether another type can put its own body in the place of <paramref name="method"/>.</summary>
    public static bool IsOverridable(IMethodSymbol method)
    {
        if (method.IsStatic && !method.IsAbstract)
        {
            return false;
        }

        return method.ContainingType is { TypeKind: TypeKind.Interface }
            || ((method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed);
    }

    /// <summary>
    /// Whether calls of a slot that another assembly declares are followed to its implementations in source. Static members of platform
    /// interfaces are, since only types that are handed over as type arguments count for them.
    /// </summary>
    public static bool IsFollowed(IMethodSymbol slot) => slot is { IsStatic: true, IsAbstract: true } || !IsPlatformSlot(slot);

    /// <summary>Whether the slot belongs to the platform, where too many types implement it for its candidates to mean anything.</summary>
    public static bool IsPlatformSlot(IMethodSymbol method) => IsOfPlatform(method);

    /// <summary>Whether <paramref name="member"/> stands in a namespace of the platform.</summary>
    public static bool IsOfPlatform(ISymbol member)
    {
        var space = member.ContainingNamespace;
        if (space is null)
        {
            return true;
        }

        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return Array.IndexOf(PlatformRoots, space.Name) >= 0;
    }

    /// <summary>The member that runs when <paramref name="method"/> is called on an object of exactly <paramref name="type"/>.</summary>
    public static IMethodSymbol? FindImplementation(ITypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType is { TypeKind: TypeKind.Interface })
        {
            return type.FindImplementationForInterfaceMember(method) is IMethodSymbol found ? MostDerived(type, found) : null;
        }

        return MostDerived(type, method);
    }

    private static IMethodSymbol MostDerived(ITypeSymbol type, IMethodSymbol method)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(method.Name))
            {
                if (member is IMethodSymbol { IsOverride: true } candidate && Overrides(candidate, method))
                {
                    return candidate;
                }
            }
        }

        return method;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var current = candidate.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
