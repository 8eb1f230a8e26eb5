using System;
using System.Collections.Generic;

namespace Perdure.Facts.Summaries;

/// <summary>What one method is and what its body does, without metadata handles.</summary>
internal sealed class MethodSummary
{
    public MethodSummary(string name, int type, MethodTraits traits, int parameterCount, int genericArity)
    {
        Name = name;
        Type = type;
        Traits = traits;
        ParameterCount = parameterCount;
        GenericArity = genericArity;
    }

    public string Name { get; }

    /// <summary>The index of the declaring type.</summary>
    public int Type { get; }

    public MethodTraits Traits { get; }

    public int ParameterCount { get; }

    public int GenericArity { get; }

    /// <summary>The rest of the documentation-comment id behind the type, or null for methods that nothing outside can name.</summary>
    public string? DocumentationIdTail { get; set; }

    public IReadOnlyCollection<Edge> Edges { get; set; } = Array.Empty<Edge>();

    /// <summary>What is known of the object that it returns: the receiver kind of a call on the result.</summary>
    public ReceiverKind Result { get; set; }

    public int ResultIndex { get; set; }

    public bool Is(MethodTraits traits) => (Traits & traits) == traits;
}
