using System;
using System.Collections.Generic;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The names of members that language constructs and the base library call although nobody writes them.</summary>
internal static class UnwrittenNames
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "Add", "AppendFormatted", "AppendLiteral", "Cast", "Count", "Create", "Current", "Deconstruct", "Dispose", "DisposeAsync", "Equals",
        "GetAsyncEnumerator", "GetAwaiter", "GetEnumerator", "GetHashCode", "GetPinnableReference", "GetResult", "GroupBy", "GroupJoin", "Invoke",
        "IsCompleted", "Join", "Length", "Main", "MoveNext", "MoveNextAsync", "OnCompleted", "OrderBy", "OrderByDescending", "PrintMembers", "Select",
        "SelectMany", "Slice", "ThenBy", "ThenByDescending", "ToString", "ToStringAndClear", "TryFormat", "UnsafeOnCompleted", "Where",
    };

    /// <summary>Whether a member called <paramref name="name"/> may be used without the name.</summary>
    public static bool Contains(string name) => All.Contains(name);
}
