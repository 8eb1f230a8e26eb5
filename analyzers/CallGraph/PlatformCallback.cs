using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What a member of the platform asks of the objects that it works on, where no argument says so.</summary>
/// <remarks>
/// Hash codes are left out: a collection asks for them, but that they differ from process to process shows in nothing that it answers.
/// </remarks>
internal sealed class PlatformCallback
{
    /// <summary>Stands for the last type argument.</summary>
    public const int Last = -1;

    private static readonly ImmutableDictionary<(string Type, string Member), PlatformCallback> All = Rows().ToImmutableDictionary(static row => row.Key, static row => row.Value);

    /// <summary>Members of a class of the platform, and what they call that a derived class may override.</summary>
    private static readonly ImmutableDictionary<(string Type, string Member), string> Hooks = new[]
    {
        ("Collection", "Add Insert", "InsertItem"),
        ("Collection", "Remove RemoveAt", "RemoveItem"),
        ("Collection", "set_Item", "SetItem"),
        ("Collection", "Clear", "ClearItems"),
        ("KeyedCollection", "Contains Remove TryGetValue get_Item", "GetKeyForItem"),
        ("Exception", "ToString", "get_Message"),
        ("TextWriter", "WriteLine", "Write"),
    }.SelectMany(static row => row.Item2.Split(' ').Select(member => new KeyValuePair<(string, string), string>((row.Item1, member), row.Item3))).ToImmutableDictionary();

    private PlatformCallback(CallbackKind kind, int argument)
    {
        Kind = kind;
        Argument = argument;
    }

    /// <summary>What is asked.</summary>
    public CallbackKind Kind { get; }

    /// <summary>Which type argument of the member, or of its type where the member has none, is the type of the objects.</summary>
    public int Argument { get; }

    /// <summary>What the member <paramref name="member"/> of the platform's type <paramref name="type"/> asks, or null.</summary>
    public static PlatformCallback? Of(string type, string member) => All.TryGetValue((type, member), out var found) ? found : null;

    /// <summary>The virtual member that the member <paramref name="member"/> of the platform's class <paramref name="type"/> calls, or null.</summary>
    public static string? HookOf(string type, string member) => Hooks.TryGetValue((type, member), out var found) ? found : null;

    private static IEnumerable<KeyValuePair<(string Type, string Member), PlatformCallback>> Rows() => new[]
    {
        Row(CallbackKind.Comparison, Last, "Enumerable", "Max Min MaxBy MinBy Order OrderDescending OrderBy OrderByDescending ThenBy ThenByDescending"),
        Row(CallbackKind.Comparison, 0, "Array", "Sort BinarySearch"),
        Row(CallbackKind.Comparison, 0, "List", "Sort BinarySearch"),
        Row(CallbackKind.Comparison, 0, "SortedSet", "Add Contains Remove"),
        Row(CallbackKind.Comparison, 0, "SortedDictionary", "Add ContainsKey TryGetValue Remove get_Item set_Item"),
        Row(CallbackKind.Comparison, 0, "SortedList", "Add ContainsKey TryGetValue Remove get_Item set_Item"),
        Row(CallbackKind.Comparison, 1, "PriorityQueue", "Enqueue Dequeue TryDequeue EnqueueDequeue"),
        Row(CallbackKind.Comparison, 0, "Comparer", "Compare"),
        Row(CallbackKind.Equality, 0, "Enumerable", "Contains Distinct Union Except Intersect SequenceEqual ToHashSet"),
        Row(CallbackKind.Equality, 1, "Enumerable", "GroupBy ToDictionary ToLookup DistinctBy"),
        Row(CallbackKind.Equality, 0, "Array", "IndexOf LastIndexOf"),
        Row(CallbackKind.Equality, 0, "List", "Contains IndexOf LastIndexOf Remove"),
        Row(CallbackKind.Equality, 0, "Queue", "Contains"),
        Row(CallbackKind.Equality, 0, "Stack", "Contains"),
        Row(CallbackKind.Equality, 0, "HashSet", "Add Contains Remove TryGetValue UnionWith IntersectWith ExceptWith SetEquals"),
        Row(CallbackKind.Equality, 0, "Dictionary", "Add TryAdd ContainsKey TryGetValue Remove get_Item set_Item"),
        Row(CallbackKind.Equality, 0, "EqualityComparer", "Equals"),
        Row(CallbackKind.Text, 0, "String", "Concat Join"),
        Row(CallbackKind.FormattedText, 0, "String", "Format"),
        Row(CallbackKind.Text, 0, "StringBuilder", "Append AppendJoin Insert"),
        Row(CallbackKind.FormattedText, 0, "StringBuilder", "AppendFormat"),
        Row(CallbackKind.FormattedText, 0, "Convert", "ToString"),
        Row(CallbackKind.FormattedText, 0, "TextWriter", "Write WriteLine"),
        Row(CallbackKind.FormattedText, 0, "StringWriter", "Write WriteLine"),
        Row(CallbackKind.FormattedText, 0, "Console", "Write WriteLine"),
        Row(CallbackKind.Properties, 0, "JsonSerializer", "Serialize SerializeAsync SerializeToDocument SerializeToElement SerializeToNode SerializeToUtf8Bytes"),
    }.SelectMany(static rows => rows);

    private static IEnumerable<KeyValuePair<(string Type, string Member), PlatformCallback>> Row(CallbackKind kind, int argument, string type, string members) =>
        members.Split(' ').Select(member => new KeyValuePair<(string, string), PlatformCallback>((type, member), new PlatformCallback(kind, argument)));
}
