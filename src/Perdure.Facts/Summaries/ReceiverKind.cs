namespace Perdure.Facts.Summaries;

/// <summary>What is known about the object on which a virtual member is called.</summary>
internal enum ReceiverKind
{
    /// <summary>Nothing but its static type.</summary>
    Unknown,

    /// <summary>It is the object whose method makes the call; the index is that of the type which declares that method.</summary>
    This,

    /// <summary>Its exact type; the index is a <see cref="TypeReferenceIndex"/>.</summary>
    Exact,

    /// <summary>It was read from a field of this assembly; the index is that of the field.</summary>
    Field,

    /// <summary>It was returned by a method of this assembly; the index is that of the method.</summary>
    Result,
}
