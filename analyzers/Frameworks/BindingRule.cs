using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>The types that a parameter with a binding attribute may have. Where there are none, each type is bound but those that are named.</summary>
internal sealed class BindingRule
{
    public BindingRule(string attribute)
    {
        Attribute = attribute;
    }

    /// <summary>The metadata name of the attribute.</summary>
    public string Attribute { get; }

    /// <summary>The metadata names of the types that are bound; the first is what the message names.</summary>
    public ImmutableArray<string> Bound { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The metadata names of types that look like the right ones and are never bound.</summary>
    public ImmutableArray<string> NeverBound { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether nothing but <see cref="Bound"/> is bound.</summary>
    public bool IsClosed { get; init; }
}
