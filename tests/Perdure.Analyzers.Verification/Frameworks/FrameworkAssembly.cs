using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Verification.Frameworks;

/// <summary>One assembly of a framework: its name, the declarations it is compiled from, and a namespace to rename in them.</summary>
internal sealed record FrameworkAssembly(string Name, string[] Sources, string? NamespaceFrom = null, string? NamespaceTo = null)
{
    public FrameworkAssembly(string name)
        : this(name, [name])
    {
    }

    /// <summary>The in-process packages and DurableTask.Core are not annotated for nullable reference types.</summary>
    public NullableContextOptions Nullable => Name is "DurableTask.Core" or "Microsoft.Azure.WebJobs.Extensions.DurableTask"
        ? NullableContextOptions.Disable
        : NullableContextOptions.Enable;

    public string Rename(string declarations)
    {
        return NamespaceFrom is null ? declarations : declarations.Replace(NamespaceFrom, NamespaceTo, StringComparison.Ordinal);
    }
}
