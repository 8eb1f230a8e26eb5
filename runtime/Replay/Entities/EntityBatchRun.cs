using System.Globalization;
using Perdure.History;

namespace Perdure.Replay;

/// <summary>The state of an entity and what its operations send, while a batch runs. An operation that fails is undone as a whole.</summary>
/// <param name="id">The entity.</param>
/// <param name="state">Its serialized state.</param>
/// <param name="options">What batches have in common.</param>
/// <param name="now">The timestamp of messages.</param>
internal sealed class EntityBatchRun(EntityInstanceId id, string? state, EntityExecutorOptions options, DateTime now)
    : TaskEntityContext
{
    private readonly List<OutgoingMessage> _messages = [];
    private readonly List<EntityMessage> _entityMessages = [];

    /// <inheritdoc/>
    public override EntityInstanceId Id => id;

    /// <summary>The serialized state; null when the entity does not exist.</summary>
    public string? State { get; set; } = state;

    /// <summary>What has been sent to orchestrations.</summary>
    public IReadOnlyList<OutgoingMessage> Messages => _messages;

    /// <summary>What has been sent to entities.</summary>
    public IReadOnlyList<EntityMessage> EntityMessages => _entityMessages;

    /// <summary>Reads and writes values.</summary>
    public DataConverter Converter => options.DataConverter;

    /// <summary>Runs an operation.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="input">Its serialized input.</param>
    /// <returns>Its serialized result, or why it failed.</returns>
    public async Task<(string? Output, TaskFailureDetails? Failure)> RunAsync(ITaskEntity entity, string operation, string? input)
    {
        var (stateBefore, messagesBefore, entityMessagesBefore) = (State, _messages.Count, _entityMessages.Count);
        try
        {
            var result = await entity.RunAsync(new EntityOperationRun(this, operation, input)).ConfigureAwait(false);
            return (Converter.Serialize(result), null);
        }
        catch (Exception e)
        {
            State = stateBefore;
            _messages.RemoveRange(messagesBefore, _messages.Count - messagesBefore);
            _entityMessages.RemoveRange(entityMessagesBefore, _entityMessages.Count - entityMessagesBefore);
            return (null, FailureDetailsFactory.Create(e, options.ExceptionProperties));
        }
    }

    /// <summary>Answers a caller.</summary>
    /// <param name="instanceId">The caller.</param>
    /// <param name="executionId">Its generation.</param>
    /// <param name="requestId">The id of the request.</param>
    /// <param name="output">The serialized result.</param>
    /// <param name="failure">Why the operation failed.</param>
    public void Reply(string instanceId, string? executionId, string requestId, string? output, TaskFailureDetails? failure)
    {
        HistoryEvent answer = failure is null
            ? new EntityOperationCompletedEvent(-1, now, requestId, output)
            : new EntityOperationFailedEvent(-1, now, requestId, failure);
        _messages.Add(new OutgoingMessage(instanceId, answer, executionId));
    }

    /// <inheritdoc/>
    public override void SignalEntity(
        EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(operationName);
        if (id.Name is null)
        {
            throw new ArgumentException("The id of the entity is missing.", nameof(id));
        }

        _entityMessages.Add(new EntityMessage(id, new EntityOperationSignaledEvent(
            -1, now, NewId("D"), operationName, Converter.Serialize(input), options?.SignalTime?.UtcDateTime, id.ToString())));
    }

    /// <inheritdoc/>
    public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
    {
        if (string.IsNullOrEmpty(name.Name))
        {
            throw new ArgumentException("The name of the orchestrator is missing.", nameof(name));
        }

        var instanceId = options?.InstanceId ?? NewId("N");
        if (instanceId is "" or ['@', ..])
        {
            throw new ArgumentException(
                $"The instance id '{instanceId}' is empty or begins with '@', which is kept for entities.", nameof(options));
        }

        var version = options?.Version is { } asked ? asked.Version : DefaultVersion;
        _messages.Add(new OutgoingMessage(instanceId, new ExecutionStartedEvent(
            -1,
            now,
            name.Name,
            version,
            Converter.Serialize(input),
            instanceId,
            NewId("N"),
            null,
            options?.StartAt?.UtcDateTime,
            null,
            options?.Tags)));
        return instanceId;
    }

    private string? DefaultVersion => options.DefaultVersion;

    // Entities are not replayed: their identifiers may be random.
    private static string NewId(string format) => Guid.NewGuid().ToString(format, CultureInfo.InvariantCulture);
}
