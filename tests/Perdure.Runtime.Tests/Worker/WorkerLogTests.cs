using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perdure.Runtime.Tests.Hosting;

namespace Perdure.Runtime.Tests.Worker;

/// <summary>What a user reads in the log.</summary>
public class WorkerLogTests
{
    [Fact]
    public async Task Each_end_is_logged_once_with_its_reason_and_no_text_twice()
    {
        var log = new RecordedLog();
        await using var host = await DurableTaskTestHost.StartAsync(
            StoreKind.Memory,
            tasks => tasks
                .AddOrchestratorFunc("Completes", async context => { await context.CallActivityAsync("Act"); })
                .AddOrchestratorFunc("Fails", _ => throw new InvalidOperationException("No stock."))
                .AddOrchestratorFunc("Hangs", async _ => { await new TaskCompletionSource().Task; })
                .AddActivityFunc("Act", _ => { }),
            durable => durable.Services.AddSingleton<ILoggerProvider>(log));

        await host.RunAsync("Completes", options: new StartOrchestrationOptions("c"));
        await host.RunAsync("Fails", options: new StartOrchestrationOptions("f"));
        var hangs = await host.Client.ScheduleNewOrchestrationInstanceAsync("Hangs", new StartOrchestrationOptions("h"));
        await host.StatusAsync(hangs, OrchestrationRuntimeStatus.Suspended);
        await host.Host.StopAsync();

        Assert.Equal("Orchestration 'Completes' (instance 'c') has ended: Completed.", Assert.Single(log.Of(120)));
        Assert.Equal("Orchestration 'Fails' (instance 'f') has failed: No stock.", Assert.Single(log.Of(124)));
        var held = Assert.Single(log.Of(121));
        Assert.StartsWith("Orchestration 'Hangs' (instance 'h') is not deterministic and is suspended until it is resumed: it has not ended", held, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(held, "instance 'h'"));
        Assert.Contains("What to do:", held, StringComparison.Ordinal);
        Assert.Equal(["Activity 'Act' of 'c' (call 0) has started."], log.Of(128));
        Assert.Equal(["Activity 'Act' of 'c' (call 0) has completed."], log.Of(129));
        Assert.Equal(3, log.Of(119).Count);
    }

    private sealed class RecordedLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<(int Id, string Text)> _lines = new();

        public List<string> Of(int id) => [.. _lines.Where(line => line.Id == id).Select(line => line.Text)];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue((eventId.Id, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
