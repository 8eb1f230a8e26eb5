using Microsoft.Extensions.Logging;

namespace Perdure;

/// <summary>Makes loggers that write nothing while their orchestration is being replayed.</summary>
internal sealed class ReplaySafeLoggerFactory(TaskOrchestrationContext context, ILoggerFactory factory) : ILoggerFactory
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new ReplaySafeLogger(context, factory.CreateLogger(categoryName));

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException(
        "A provider cannot be added to the replay-safe logger factory. Add it to the logging of the host.");

    /// <summary>Does nothing: the factory behind it belongs to the host.</summary>
    public void Dispose()
    {
    }
}
