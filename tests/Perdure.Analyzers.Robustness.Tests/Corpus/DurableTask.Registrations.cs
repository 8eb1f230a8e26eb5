using Microsoft.DurableTask;
using Stamp = System.DateTime;

namespace Corpus.Registrations;

public static class Registrations
{
    private static readonly Dictionary<string, Func<TaskOrchestrationContext, string, Task<string>>> Table = new(StringComparer.Ordinal)
    {
        ["upper"] = async (context, input) => (await context.CallActivityAsync<string>("Upper", input)) + Stamp.UtcNow,
        ["lower"] = Lower,
        ["both"] = Combine(Lower, static (_, input) => Task.FromResult(input + Guid.NewGuid())),
    };

    public static DurableTaskRegistry AddAll(this DurableTaskRegistry registry)
    {
        foreach (var (name, orchestrator) in Table)
        {
            registry.AddOrchestratorFunc(name, orchestrator);
        }

        registry.AddOrchestratorFunc<int, int>("count", async (context, input) =>
        {
            var total = 0;
            for (var i = 0; i < input; i++)
            {
                total += await CountAsync(i);
            }

            await using var scope = new Scope();
            return total + scope.Size;

            async Task<int> CountAsync(int value)
            {
                var race = await Task.WhenAny(context.CallActivityAsync<int>("Count", value), Wait(value));
                return await race;
            }

            static async Task<int> Wait(int value)
            {
                await Task.Delay(value);
                return value;
            }
        });
        registry.AddOrchestratorFunc("forever", Forever);
        registry.AddActivityFunc<string, string>("Upper", (context, text) => text.ToUpperInvariant() + Stamp.UtcNow);
        return registry;

        async Task Forever(TaskOrchestrationContext context)
        {
            var state = context.GetInput<State>() ?? new State();
            state = state with { Count = state.Count + 1, Last = Stamp.UtcNow };
            _ = state > new State();
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            context.ContinueAsNew(state);
        }
    }

    private static Func<TaskOrchestrationContext, string, Task<string>> Combine(params Func<TaskOrchestrationContext, string, Task<string>>[] all)
    {
        return async (context, input) =>
        {
            foreach (var next in all)
            {
                input = await next(context, input);
            }

            return input;
        };
    }

    private static Task<string> Lower(TaskOrchestrationContext context, string input)
    {
        var (day, hour) = new Moment();
        return context.CallActivityAsync<string>("Lower", $"{input} {day} {hour} {new Moment():x}");
    }
}

public record State
{
    public int Count { get; init; }

    public Stamp Last { get; init; } = Stamp.UnixEpoch;

    public static bool operator >(State left, State right) => left.Last > right.Last.AddTicks(Stamp.UtcNow.Ticks);

    public static bool operator <(State left, State right) => !(left > right);
}

public readonly struct Moment : IFormattable
{
    public void Deconstruct(out int day, out int hour) => (day, hour) = (Stamp.Now.Day, Stamp.Now.Hour);

    public string ToString(string? format, IFormatProvider? provider) => Stamp.Now.ToString(format, provider);

    public static implicit operator Stamp(Moment moment) => Stamp.Now;
}

public sealed class Scope : IAsyncDisposable
{
    static Scope() => Started = Stamp.UtcNow;

    public static Stamp Started { get; }

    public int Size { get; } = Started.Hour;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return new ValueTask(Task.Delay(1));
    }
}
