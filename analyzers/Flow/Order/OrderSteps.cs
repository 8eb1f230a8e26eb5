using System.Collections.Generic;

namespace Perdure.Analyzers.Flow.Order;

/// <summary>What members do to the order of a sequence: keep it, let it pick one element, or write it into one value.</summary>
internal static class OrderSteps
{
    /// <summary>Members whose result has the order of what they are called on or given.</summary>
    public static readonly HashSet<string> Keeping = new(System.StringComparer.Ordinal)
    {
        "Select", "SelectMany", "Where", "Skip", "SkipWhile", "SkipLast", "Take", "TakeWhile", "TakeLast", "Distinct", "DistinctBy", "Cast", "OfType", "Concat", "Append", "Prepend", "Zip",
        "Chunk", "GroupBy", "ToLookup", "Index", "Reverse", "AsEnumerable", "AsReadOnly", "ToList", "ToArray", "ToImmutableList", "ToImmutableArray", "ToDictionary", "ToFrozenDictionary", "Union", "Except",
        "Intersect", "DefaultIfEmpty", "ToAsyncEnumerable", "GetEnumerator", "AddRange", "CreateRange", "AsSpan", "AsMemory",
    };

    /// <summary>Members that pick an element by its place.</summary>
    public static readonly HashSet<string> Picking = new(System.StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault", "TryTake", "TryPeek",
    };

    /// <summary>Members that write all elements into one value.</summary>
    public static readonly HashSet<string> Writing = new(System.StringComparer.Ordinal) { "Join", "Concat", "Serialize", "SerializeObject", "SerializeToUtf8Bytes", "SerializeToElement", "SerializeToNode" };

    /// <summary>Members that put an element at the end of an ordered collection or text.</summary>
    public static readonly HashSet<string> Appending = new(System.StringComparer.Ordinal)
    {
        "Add", "AddRange", "AddFirst", "AddLast", "Append", "AppendFormat", "AppendJoin", "AppendLine", "Enqueue", "Insert", "Push", "Write", "WriteLine",
    };

    /// <summary>Members that bring a collection into an order of its own.</summary>
    public static readonly HashSet<string> Ordering = new(System.StringComparer.Ordinal) { "Sort" };
}
