using System.Collections.Generic;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.IL;

/// <summary>Collects what the bodies of an assembly store in one field.</summary>
internal sealed class FieldStores
{
    private bool _isMixed;

    /// <summary>What runs when the value of the field is made or used.</summary>
    public HashSet<Edge> Edges { get; } = [];

    /// <summary>The one type of all objects that were stored, or <see cref="TypeReferenceIndex.None"/>.</summary>
    public int ExactType { get; private set; } = TypeReferenceIndex.None;

    public void Add(StackValue value)
    {
        foreach (var edge in value.Runnable)
        {
            Edges.Add(edge);
        }

        if (ReferenceEquals(value, StackValue.Null) || _isMixed)
        {
            return;
        }

        _isMixed = value.Kind != ReceiverKind.Exact || (ExactType != TypeReferenceIndex.None && ExactType != value.Index);
        ExactType = _isMixed ? TypeReferenceIndex.None : value.Index;
    }

    /// <summary>The field's address is taken, so anything may be stored.</summary>
    public void AddUnknown()
    {
        _isMixed = true;
        ExactType = TypeReferenceIndex.None;
    }
}
