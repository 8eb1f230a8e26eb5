using System;
using System.Collections.Generic;

namespace Perdure.Facts.Summaries;

/// <summary>What the fields of an assembly are given, as far as the analysis uses it.</summary>
internal sealed class FieldSummary
{
    public FieldSummary(string name, int type, bool isStatic, bool isVisible, bool isVisibleToFriends, bool isAssignableElsewhere)
    {
        Name = name;
        Type = type;
        IsStatic = isStatic;
        IsVisible = isVisible;
        IsVisibleToFriends = isVisibleToFriends;
        IsAssignableElsewhere = isAssignableElsewhere;
    }

    public string Name { get; }

    /// <summary>The index of the declaring type.</summary>
    public int Type { get; }

    public bool IsStatic { get; }

    /// <summary>Whether other assemblies can read it.</summary>
    public bool IsVisible { get; }

    /// <summary>Whether friend assemblies can read it.</summary>
    public bool IsVisibleToFriends { get; }

    /// <summary>Whether other assemblies can write it, so that the types seen here may not be all.</summary>
    public bool IsAssignableElsewhere { get; }

    /// <summary>What ran to make the values of a static field, and the delegates that any field holds.</summary>
    public IReadOnlyCollection<Edge> Edges { get; set; } = Array.Empty<Edge>();

    /// <summary>The one type of all objects that were stored, or <see cref="TypeReferenceIndex.None"/>.</summary>
    public int ExactType { get; set; } = TypeReferenceIndex.None;
}
