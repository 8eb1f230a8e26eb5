namespace Perdure.Facts.Summaries;

/// <summary>
/// A type as a number: zero and above is a type of the same assembly, below zero the complement of an index into
/// <see cref="AssemblySummary.ExternalTypes"/>.
/// </summary>
internal static class TypeReferenceIndex
{
    /// <summary>No type, or one that has no definition (an array, a type parameter).</summary>
    public const int None = int.MinValue;

    public static int ForDefinition(int index) => index;

    public static int ForExternal(int index) => ~index;

    public static bool IsExternal(int typeReference) => typeReference < 0;

    public static int ExternalIndex(int typeReference) => ~typeReference;
}
