using System;
using System.Collections.Generic;

namespace Perdure.Facts.Summaries;

/// <summary>One type of an assembly, without metadata handles.</summary>
internal sealed class TypeSummary
{
    public TypeSummary(string name, string @namespace, string displayName)
    {
        Name = name;
        Namespace = @namespace;
        DisplayName = displayName;
    }

    /// <summary>The full name as in documentation-comment ids, with namespace and enclosing types.</summary>
    public string Name { get; }

    public string Namespace { get; }

    /// <summary>The name that is shown to the author: without namespace and type parameters.</summary>
    public string DisplayName { get; }

    public bool IsVisible { get; set; }

    /// <summary>Whether the assemblies that may see internal members can name the type.</summary>
    public bool IsVisibleToFriends { get; set; }

    public bool IsInterface { get; set; }

    public bool IsSealed { get; set; }

    public bool IsAbstract { get; set; }

    /// <summary>The base type, a <see cref="TypeReferenceIndex"/>.</summary>
    public int BaseType { get; set; } = TypeReferenceIndex.None;

    /// <summary>The interfaces, each a <see cref="TypeReferenceIndex"/>.</summary>
    public IReadOnlyList<int> Interfaces { get; set; } = Array.Empty<int>();

    public IReadOnlyList<ExplicitImplementation> ExplicitImplementations { get; set; } = Array.Empty<ExplicitImplementation>();

    /// <summary>The first method of the type and the one after its last.</summary>
    public int FirstMethod { get; set; }

    public int EndOfMethods { get; set; }

    /// <summary>What the static constructor does apart from giving static fields their values.</summary>
    public IReadOnlyCollection<Edge> StaticConstructorEdges { get; set; } = Array.Empty<Edge>();
}
