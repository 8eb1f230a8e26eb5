using Microsoft.Extensions.Logging;
using Perdure.History;

namespace Perdure.Replay;

/// <summary>Runs operations of entities: see <see cref="IEntityExecutor"/>.</summary>
public sealed partial class EntityExecutor : IEntityExecutor
{
    private readonly EntityExecutorOptions _options;
    private readonly ILogger _logger;

    /// <summary>Creates the executor.</summary>
    /// <param name="options">What batches have in common.</param>
    public EntityExecutor(EntityExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _logger = options.LoggerFactory.CreateLogger<EntityExecutor>();
    }

    /// <inheritdoc/>
    public async Task<EntityBatchResult> ExecuteAsync(
        EntityBatch batch, IServiceProvider services, DateTime now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(services);
        var run = new EntityBatchRun(batch.Id, batch.State, _options, DateTime.SpecifyKind(now, DateTimeKind.Utc));
        var results = new List<EntityOperationResult>(batch.Operations.Count);
        var entity = Create(batch.Id, services, out var creationFailure);
        foreach (var operation in batch.Operations)
        {
            if (cancellation.IsCancellationRequested && results.Count > 0)
            {
                break;
            }

            var (requestId, name, input) = Describe(operation);
            var (output, failure) = entity is null
                ? (null, creationFailure)
                : await run.RunAsync(entity, name, input).ConfigureAwait(false);
            results.Add(new EntityOperationResult(requestId, output, failure));
            if (operation is EntityOperationCalledEvent { ParentInstanceId: { } parent } called)
            {
                run.Reply(parent, called.ParentExecutionId, requestId, output, failure);
            }
            else if (failure is not null)
            {
                LogSignalFailed(_logger, batch.Id.ToString(), name, failure.ToString());
            }
        }

        return new EntityBatchResult(run.State, results, run.Messages, run.EntityMessages);
    }

    private static (string RequestId, string Operation, string? Input) Describe(HistoryEvent operation) => operation switch
    {
        EntityOperationCalledEvent called => (called.RequestId, called.Operation, called.Input),
        EntityOperationSignaledEvent signaled => (signaled.RequestId, signaled.Operation, signaled.Input),
        _ => throw new ArgumentException($"A {operation.GetType().Name} is not an operation of an entity.", nameof(operation)),
    };

    private ITaskEntity? Create(EntityInstanceId id, IServiceProvider services, out TaskFailureDetails? failure)
    {
        try
        {
            if (_options.Registry.TryCreateEntity(id.Name, services, out var entity))
            {
                failure = null;
                return entity;
            }

            failure = _options.Registry.EntityNotFound(id.Name);
            return null;
        }
        catch (Exception e)
        {
            failure = FailureDetailsFactory.Create(e, _options.ExceptionProperties);
            return null;
        }
    }

    [LoggerMessage(
        EventId = 300,
        Level = LogLevel.Warning,
        Message = "Signal '{Operation}' to entity '{Entity}' failed and was undone; nobody waits for it. {Failure}")]
    private static partial void LogSignalFailed(ILogger logger, string entity, string operation, string failure);
}
