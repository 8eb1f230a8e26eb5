using System;

namespace Perdure.Facts.Summaries;

/// <summary>A type of another assembly.</summary>
internal readonly struct ExternalType : IEquatable<ExternalType>
{
    public ExternalType(string assembly, string name)
    {
        Assembly = assembly;
        Name = name;
    }

    /// <summary>The simple name of the assembly that the reference names, which may only forward the type.</summary>
    public string Assembly { get; }

    /// <summary>The full name as in documentation-comment ids.</summary>
    public string Name { get; }

    public bool Equals(ExternalType other) => Name == other.Name && Assembly == other.Assembly;

    public override bool Equals(object? obj) => obj is ExternalType other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
