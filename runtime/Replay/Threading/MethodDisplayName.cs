using System.Reflection;

namespace Perdure.Replay.Threading;

/// <summary>Names methods as the source does, also those that the compiler has made of it.</summary>
internal static class MethodDisplayName
{
    /// <summary>Names a method.</summary>
    /// <param name="method">The method, possibly the <c>MoveNext</c> of a state machine, a lambda or a local function.</param>
    /// <returns>The type and the method of the source.</returns>
    public static string Of(MethodBase method) =>
        method.DeclaringType is { } type
            ? IsGenerated(type) ? OfStateMachine(type) ?? NameInside(type, method.Name) : NameInside(type, method.Name)
            : method.Name;

    /// <summary>Names the method that a state machine was made of.</summary>
    /// <param name="type">The type of the state machine.</param>
    /// <returns>The type and the method of the source; null when the type is not a state machine.</returns>
    public static string? OfStateMachine(Type type) =>
        type.Name.StartsWith('<') && type.Name.IndexOf(">d", StringComparison.Ordinal) > 0 && type.DeclaringType is { } outer
            ? NameInside(outer, type.Name)
            : null;

    private static string NameInside(Type type, string name)
    {
        while (IsGenerated(type) && type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return $"{type.FullName ?? type.Name}.{SourceName(name)}";
    }

    private static bool IsGenerated(Type type) => type.Name.StartsWith('<');

    // The compiler writes <RunAsync>d__0 for a state machine, <RunAsync>b__1 for a lambda, <RunAsync>g__Local|2 for a local function.
    private static string SourceName(string name)
    {
        while (name.StartsWith("<<", StringComparison.Ordinal))
        {
            name = name[1..];
        }

        var end = name.IndexOf('>', StringComparison.Ordinal);
        if (!name.StartsWith('<') || end < 0)
        {
            return name;
        }

        var local = name.IndexOf("g__", end, StringComparison.Ordinal);
        var bar = name.IndexOf('|', StringComparison.Ordinal);
        return local >= 0 && bar > local ? $"{name[1..end]}.{name[(local + 3)..bar]}" : name[1..end];
    }
}
