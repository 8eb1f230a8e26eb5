using System;
using System.Collections.Generic;

namespace Perdure.Facts.Summaries;

/// <summary>
/// What the graph needs to know about one assembly. It holds no metadata and depends on nothing but the assembly's own bytes, so it
/// may be kept by module version id.
/// </summary>
internal sealed class AssemblySummary
{
    public AssemblySummary(string name, Version version)
    {
        Name = name;
        Version = version;
    }

    public string Name { get; }

    public Version Version { get; }

    /// <summary>The simple names of the assemblies that may see the internal members.</summary>
    public IReadOnlyList<string> Friends { get; set; } = Array.Empty<string>();

    /// <summary>The whole assembly is declared deterministic by an attribute.</summary>
    public bool IsDeterministic { get; set; }

    public IReadOnlyList<TypeSummary> Types { get; set; } = Array.Empty<TypeSummary>();

    public IReadOnlyList<MethodSummary> Methods { get; set; } = Array.Empty<MethodSummary>();

    public IReadOnlyList<FieldSummary> Fields { get; set; } = Array.Empty<FieldSummary>();

    public IReadOnlyList<ExternalType> ExternalTypes { get; set; } = Array.Empty<ExternalType>();

    public IReadOnlyList<ExternalMember> ExternalMembers { get; set; } = Array.Empty<ExternalMember>();
}
