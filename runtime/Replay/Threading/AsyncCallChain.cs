using System.Reflection;
using System.Runtime.CompilerServices;

namespace Perdure.Replay.Threading;

/// <summary>
/// Reads, from the state machines that the compiler made, which methods wait for which task, as a debugger does. It serves messages
/// only: where the layout is not as expected it says less.
/// </summary>
internal static class AsyncCallChain
{
    private const BindingFlags InstanceFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const int LongestChain = 64;

    /// <summary>Names the method that a posted continuation would have gone on in.</summary>
    /// <param name="state">The argument of the post.</param>
    /// <returns>The type and the method of the source, or null.</returns>
    public static string? DescribeContinuation(object? state) =>
        (state as Delegate)?.Target is { } target && StateMachineOf(target) is { } machine
            ? Describe(machine)
            : null;

    /// <summary>Finds the task at which the awaits end.</summary>
    /// <param name="task">The task of an async method that has not completed.</param>
    /// <returns>The type of the last task; null when it cannot be found.</returns>
    public static Type? AwaitedType(Task task)
    {
        var current = task;
        for (var i = 0; i < LongestChain && current is not null; i++)
        {
            if (StateMachineOf(current) is not { } machine)
            {
                return current.GetType();
            }

            current = AwaitedTaskOf(machine);
        }

        return null;
    }

    /// <summary>Follows the awaits from a task inwards.</summary>
    /// <param name="task">The task of an async method that has not completed.</param>
    /// <returns>The async methods on the way, outermost first, and the type of the task at which it ends.</returns>
    public static (IReadOnlyList<string> Methods, Type? Awaited) Follow(Task task)
    {
        var methods = new List<string>();
        var current = task;
        for (var i = 0; i < LongestChain; i++)
        {
            if (StateMachineOf(current) is not { } machine)
            {
                break;
            }

            if (Describe(machine) is { } name)
            {
                methods.Add(name);
            }

            if (AwaitedTaskOf(machine) is not { } next)
            {
                return (methods, null);
            }

            current = next;
        }

        return (methods, current.GetType());
    }

    private static string? Describe(IAsyncStateMachine machine) =>
        MethodDisplayName.OfStateMachine(machine.GetType()) is not { } name ? null
        : AwaitLocation.Of(machine) is { } line ? $"{line} ({name})"
        : name;

    private static IAsyncStateMachine? StateMachineOf(object box) => Find(box.GetType(), "StateMachine")?.GetValue(box) as IAsyncStateMachine;

    private static Task? AwaitedTaskOf(IAsyncStateMachine machine)
    {
        foreach (var field in machine.GetType().GetFields(InstanceFields))
        {
            if (field.Name.StartsWith("<>u__", StringComparison.Ordinal)
                && field.GetValue(machine) is { } awaiter
                && TaskOf(awaiter, 0) is { IsCompleted: false } task)
            {
                return task;
            }
        }

        return null;
    }

    // An awaiter holds the task itself, or (ConfigureAwait, ValueTask) another struct that does.
    private static Task? TaskOf(object awaiter, int depth)
    {
        if (awaiter is Task task)
        {
            return task;
        }

        if (depth > 3 || !awaiter.GetType().IsValueType)
        {
            return null;
        }

        foreach (var field in awaiter.GetType().GetFields(InstanceFields))
        {
            if (!field.FieldType.IsPrimitive
                && field.GetValue(awaiter) is { } inner
                && TaskOf(inner, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static FieldInfo? Find(Type? type, string name)
    {
        for (; type is not null && type != typeof(Task); type = type.BaseType)
        {
            if (type.GetField(name, InstanceFields) is { } field)
            {
                return field;
            }
        }

        return null;
    }
}
