using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Perdure.RuleProofs.Tests.World;

/// <summary>Counts what is written to the console and to logs.</summary>
internal sealed class OutputRecorder : TextWriter, ILogger, ILoggerFactory
{
    private readonly ConcurrentQueue<string> _lines = new();

    public static OutputRecorder Instance { get; } = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>How many lines hold a text.</summary>
    public int Count(string text) => _lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    public override void WriteLine(string? value) => _lines.Enqueue(value ?? string.Empty);

    public override void Write(string? value) => _lines.Enqueue(value ?? string.Empty);

    public override void Write(char value)
    {
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Perdure.", StringComparison.Ordinal)
        ? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
        : this;

    public void AddProvider(ILoggerProvider provider)
    {
    }
}
