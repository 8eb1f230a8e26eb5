using Microsoft.Extensions.DependencyInjection;

namespace Perdure.Tests.Model;

public class DurableTaskRegistryTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton("injected").BuildServiceProvider();

    [Fact]
    public void ClassesAreNamedByTheirAttributeOrThemselves()
    {
        var registry = new DurableTaskRegistry()
            .AddOrchestrator<Plain>()
            .AddOrchestrator<Named>()
            .AddOrchestrator<Plain>("Other")
            .AddActivity<Injected>()
            .AddEntity(typeof(Counter));
        Assert.Equal(["Named2 2.0", "Other ", "Plain "], registry.Orchestrators.Select(o => $"{o.Name} {o.Version}").Order());
        Assert.Equal("Injected", Assert.Single(registry.Activities).Name);
        Assert.Equal("Counter", Assert.Single(registry.Entities));
        Assert.True(registry.TryCreateEntity("counter", Services, out _));
        Assert.True(registry.TryCreateActivity("injected", "", Services, out var activity));
        Assert.Equal("injected", ((Injected)activity).Text);
    }

    [Fact]
    public void AVersionIsServedExactlyAndNoVersionOnlyWhereTheNameHasNone()
    {
        var registry = new DurableTaskRegistry()
            .AddOrchestrator("A", "1", () => new Plain())
            .AddOrchestrator("A", "2", () => new Named())
            .AddOrchestrator("B", () => new Plain());
        Assert.True(registry.TryCreateOrchestrator("a", "2", Services, out var second));
        Assert.IsType<Named>(second);
        Assert.False(registry.TryCreateOrchestrator("A", "3", Services, out _));
        Assert.False(registry.TryCreateOrchestrator("A", "", Services, out _));
        Assert.True(registry.TryCreateOrchestrator("B", "7", Services, out _));
        Assert.False(registry.TryCreateOrchestrator("C", "", Services, out _));
    }

    [Fact]
    public void DuplicatesAndNonsenseAreRefused()
    {
        var registry = new DurableTaskRegistry().AddOrchestrator<Plain>();
        Assert.Contains("'plain'", Assert.Throws<ArgumentException>(() => registry.AddOrchestrator("plain", () => new Plain())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => registry.AddOrchestrator(default, () => new Plain()));
        Assert.Throws<ArgumentException>(() => registry.AddOrchestrator(typeof(string)));
        Assert.Throws<ArgumentException>(() => registry.AddOrchestrator(typeof(TaskOrchestrator<,>)));
        Assert.Throws<ArgumentException>(() => registry.AddEntity("a@b", new Counter()));
        registry.AddOrchestrator("Plain", "2", () => new Plain());
    }

    [Fact]
    public async Task EachShapeOfFunctionIsAnActivity()
    {
        var calls = new List<string>();
        var registry = new DurableTaskRegistry()
            .AddActivityFunc<int, int>("1", (_, n) => Task.FromResult(n + 1))
            .AddActivityFunc<int, int>("2", (_, n) => n + 2)
            .AddActivityFunc<int>("3", (_, n) => Add($"{n}"))
            .AddActivityFunc<int>("4", _ => Task.FromResult(4))
            .AddActivityFunc("5", _ => Add("5"))
            .AddActivityFunc<int>("6", _ => 6)
            .AddActivityFunc<int>("7", (_, n) => calls.Add($"7:{n}"))
            .AddActivityFunc("8", _ => calls.Add("8"));
        var results = new List<object?>();
        for (var i = 1; i <= 8; i++)
        {
            Assert.True(registry.TryCreateActivity($"{i}", "", Services, out var activity));
            object? input = activity.InputType == typeof(int) ? 10 : null;
            results.Add(await activity.RunAsync(new Context(), input));
        }

        Assert.Equal([11, 12, null, 4, null, 6, null, null], results);
        Assert.Equal(["10", "5", "7:10", "8"], calls);

        async Task Add(string text)
        {
            await Task.Yield();
            calls.Add(text);
        }
    }

    [Fact]
    public async Task AMissingInputIsTheDefaultAndAWrongOneAnError()
    {
        ITaskActivity activity = new Injected("x");
        Assert.Equal("x0", await activity.RunAsync(new Context(), null));
        await Assert.ThrowsAsync<ArgumentException>(() => activity.RunAsync(new Context(), "text"));
    }

    private sealed class Plain : TaskOrchestrator<int, int>
    {
        public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(input);
    }

    [DurableTask("Named2", Version = "2.0")]
    private sealed class Named : TaskOrchestrator<int, int>
    {
        public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(input);
    }

    private sealed class Injected(string text) : TaskActivity<int, string>
    {
        public string Text => text;

        public override Task<string> RunAsync(TaskActivityContext context, int input) => Task.FromResult($"{text}{input}");
    }

    private sealed class Counter : TaskEntity<int>;

    private sealed class Context : TaskActivityContext
    {
        public override TaskName Name => "n";

        public override string InstanceId => "i";
    }
}
