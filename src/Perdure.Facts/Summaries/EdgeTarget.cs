namespace Perdure.Facts.Summaries;

/// <summary>What kind of thing an edge of the call graph leads to.</summary>
internal enum EdgeTarget
{
    /// <summary>A method of the same assembly; the index is that of the method.</summary>
    Method,

    /// <summary>A member of another assembly; the index is that of <see cref="AssemblySummary.ExternalMembers"/>.</summary>
    External,

    /// <summary>What a field of the same assembly was given; the index is that of the field.</summary>
    Field,
}
