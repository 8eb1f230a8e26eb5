using System.Text.Json;
using Perdure.Replay.Threading;

namespace Perdure.Replay.Guard;

/// <summary>What usually leads to a finding, with the analyzer rule that finds it at compile time.</summary>
/// <param name="Text">The cause in words.</param>
/// <param name="RuleId">The rule; null when no single rule is meant.</param>
internal sealed record LikelyCause(string Text, string? RuleId)
{
    private const string NotDurable = "the orchestrator awaits something that did not come from its context";

    /// <summary>The order or choice of actions changed.</summary>
    public static LikelyCause ChangedFlow { get; } = new(
        "the code of the orchestrator was changed while this instance was in flight, or a branch or loop in it depends on something that "
        + "differs on replay, such as the clock, a random value, the environment, configuration or static state (rules PDR0101 to PDR0110)",
        null);

    /// <summary>An orchestrator that ran before cannot be started any more.</summary>
    public static LikelyCause NotStarted { get; } = new(
        "the orchestrator was renamed or removed, its input is of another type, or its constructor fails, since this instance began",
        null);

    // By the name of the type of the awaited task. The framework's own tasks have names of their own.
    private static readonly (string TypeName, LikelyCause Cause)[] AwaitedTypes =
    [
        ("DelayPromise", new LikelyCause("it awaits Task.Delay, or another timer that is not durable", "PDR0301")),
        ("DelayPromiseWithCancellation", new LikelyCause("it awaits Task.Delay, or another timer that is not durable", "PDR0301")),
        ("CancellationPromise`1", new LikelyCause("it awaits Task.WaitAsync, whose time-out is not durable", "PDR0301")),
        ("UnwrapPromise`1", new LikelyCause("it awaits Task.Run, which works on another thread", "PDR0303")),
        ("SemaphoreSlim", new LikelyCause("it awaits a semaphore, which only code outside of the orchestrator can release", "PDR0306")),
        ("TaskNode", new LikelyCause("it awaits a semaphore, which only code outside of the orchestrator can release", "PDR0306")),
    ];

    /// <summary>The cause of a detail that differs, judged by the two values.</summary>
    /// <param name="difference">The difference.</param>
    /// <returns>The cause.</returns>
    public static LikelyCause OfDetail(ActionDifference difference)
    {
        if (difference.IsOtherAction)
        {
            return ChangedFlow;
        }

        if (difference.IsReordered)
        {
            return new LikelyCause("the elements come from a collection without a fixed order, such as a HashSet or a Dictionary", "PDR0107");
        }

        var recorded = Unquote(difference.Recorded);
        var actual = Unquote(difference.Actual);
        if (DateTimeOffset.TryParse(recorded, out _) && DateTimeOffset.TryParse(actual, out _))
        {
            return new LikelyCause(
                "the value was taken from the system clock instead of context.CurrentUtcDateTime, or the code was changed", "PDR0101");
        }

        if (Guid.TryParse(recorded, out _) && Guid.TryParse(actual, out _))
        {
            return new LikelyCause("the value was made by Guid.NewGuid() instead of context.NewGuid()", "PDR0102");
        }

        return double.TryParse(recorded, out _) && double.TryParse(actual, out _)
            ? new LikelyCause("the value is a random number, a tick count or a counter in static state, or the code was changed", "PDR0103")
            : new LikelyCause(
                "the value was taken from the environment, configuration or static state, or the code was changed while this instance was "
                + "in flight",
                "PDR0104");
    }

    /// <summary>Whether a task is surely not durable, whatever else is pending: a timer of the system.</summary>
    /// <param name="awaited">The type of the task.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsSystemTimer(Type awaited) => awaited.Name is "DelayPromise" or "DelayPromiseWithCancellation";

    /// <summary>The cause of a wait that never ends, judged by the type of the awaited task.</summary>
    /// <param name="awaited">The type of the task at the end of the chain of awaits; null when not known.</param>
    /// <returns>The cause.</returns>
    public static LikelyCause OfWait(Type? awaited)
    {
        if (awaited is null)
        {
            return new LikelyCause(NotDurable, "PDR0304");
        }

        foreach (var (typeName, cause) in AwaitedTypes)
        {
            if (awaited.Name == typeName)
            {
                return cause;
            }
        }

        return new LikelyCause($"{NotDurable} but is a {awaited}: a TaskCompletionSource of its own, or a call that does input or output", "PDR0304");
    }

    /// <summary>The cause of code that ran on another thread.</summary>
    /// <param name="kind">What happened.</param>
    /// <returns>The cause.</returns>
    public static LikelyCause OfThread(ThreadViolationKind kind) => kind switch
    {
        ThreadViolationKind.ForeignContinuation => new LikelyCause(
            $"{NotDurable}, such as Task.Delay, Task.Run or a call that does input or output", "PDR0304"),
        ThreadViolationKind.BlockedThread => new LikelyCause("it uses .Result, .Wait() or GetAwaiter().GetResult() on a durable task", "PDR0302"),
        _ => new LikelyCause(
            "it works on another thread (Task.Run, Parallel, a timer), or has left its own by ConfigureAwait(false)", "PDR0303"),
    };

    private static string? Unquote(string? value)
    {
        if (value is ['\'', .., '\''])
        {
            return value[1..^1];
        }

        if (value is not ['"', ..])
        {
            return value;
        }

        try
        {
            return JsonSerializer.Deserialize<string>(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
