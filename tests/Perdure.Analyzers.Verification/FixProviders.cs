using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Perdure.Analyzers.Verification;

/// <summary>Finds code fix providers.</summary>
public static class FixProviders
{
    /// <summary>One of each that the assembly has, in the order of their names.</summary>
    public static ImmutableArray<CodeFixProvider> In(Assembly assembly)
    {
        return
        [
            .. assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
        ];
    }
}
