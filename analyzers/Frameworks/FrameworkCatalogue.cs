using System;
using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>All authoring frameworks that are known.</summary>
internal static class FrameworkCatalogue
{
    /// <summary>The frameworks, in the order in which they are asked.</summary>
    public static ImmutableArray<Framework> All { get; } = ImmutableArray.Create(
        PerdureFramework.Instance,
        DurableTaskFramework.Instance,
        FunctionsIsolatedFramework.Instance,
        FunctionsInProcessFramework.Instance,
        DurableTaskCoreFramework.Instance,
        DaprFramework.Instance,
        TemporalFramework.Instance);

    /// <summary>The framework called <paramref name="name"/>, or null when there is none.</summary>
    public static Framework? Find(string? name)
    {
        foreach (var framework in All)
        {
            if (string.Equals(framework.Name, name, StringComparison.Ordinal))
            {
                return framework;
            }
        }

        return null;
    }
}
