namespace Perdure.Analyzers.Contracts;

/// <summary>What a type becomes in JSON.</summary>
internal enum ShapeKind
{
    /// <summary>Anything: the type says nothing about it, or has a converter of its own.</summary>
    Any,

    /// <summary>No value is given.</summary>
    Nothing,

    /// <summary>The literal <c>null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number that stands for a name.</summary>
    Enumeration,

    /// <summary>Text.</summary>
    Text,

    /// <summary>An identifier, as text.</summary>
    Guid,

    /// <summary>A date or time, as text.</summary>
    Date,

    /// <summary>A span of time, as text.</summary>
    Duration,

    /// <summary>Bytes, as text.</summary>
    Bytes,

    /// <summary>An array.</summary>
    Sequence,

    /// <summary>An object whose members are keys.</summary>
    Map,

    /// <summary>An object with members that are known.</summary>
    Object,
}
