using Perdure.History;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <summary>What makes a store a store. Each store has a class that derives from this one.</summary>
public abstract partial class OrchestrationStoreConformanceTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly RecordingListener _listener = new();
    private IWorkerLease? _lease;

    private IOrchestrationStore Store { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Store = CreateStore();
        await Store.OpenAsync();
        _lease = await Store.AcquireWorkerLeaseAsync(_listener);
    }

    public async Task DisposeAsync()
    {
        await _lease!.DisposeAsync();
        await Store.DisposeAsync();
        Cleanup();
    }

    protected abstract IOrchestrationStore CreateStore();

    protected virtual void Cleanup()
    {
    }

    private static EntityOperationSignaledEvent Signal(string request) => new(-1, Start, request, "add", "1", null, "@counter@1");

    private static ExecutionStartedEvent StartEvent(string id, string? input = null, DateTime? at = null) =>
        new(-1, at ?? Start, "Orchestrator", null, input, id, "execution", null, null, null, null);

    private static InstanceCreation Creation(string id, DateTime? at = null) => new()
    {
        InstanceId = id,
        Name = "Orchestrator",
        ExecutionId = "execution",
        CreatedAt = at ?? Start,
        StartEvent = StartEvent(id, at: at),
    };

    private static InstanceCommit Commit(InstanceRecord instance, params StoredMessage[] consumed) => new()
    {
        InstanceKey = instance.Key,
        InstanceId = instance.InstanceId,
        Revision = instance.Revision,
        Generation = instance.Generation,
        Status = OrchestrationRuntimeStatus.Running,
        Timestamp = Start,
        Consumed = consumed,
    };

    private async Task<(InstanceRecord Instance, StoredMessage Start)> CreatedAsync(string id, DateTime? at = null)
    {
        await Store.CreateAsync(Creation(id, at), []);
        var start = _listener.Arrived[^1];
        return (start.Created!, start);
    }
}
