using System;
using System.Collections.Generic;

namespace Perdure.Facts.Graph;

/// <summary>What a member of another assembly turned out to be: one that was read as well, or one that may be a sink.</summary>
internal sealed class ResolvedExternal
{
    private const int None = -1;

    private ResolvedExternal(int method, int field, IReadOnlyList<Seed> uses)
    {
        Method = method;
        Field = field;
        Uses = uses;
    }

    /// <summary>The method in the assembly set, or a negative number.</summary>
    public int Method { get; }

    /// <summary>The field in the assembly set, or a negative number.</summary>
    public int Field { get; }

    /// <summary>The seeds that each use of the member makes, whatever their node.</summary>
    public IReadOnlyList<Seed> Uses { get; }

    public static ResolvedExternal OfMethod(int method) => new(method, None, Array.Empty<Seed>());

    public static ResolvedExternal OfField(int field) => new(None, field, Array.Empty<Seed>());

    public static ResolvedExternal OfUses(IReadOnlyList<Seed> uses) => new(None, None, uses);
}
