namespace Perdure.Storage.Writes;

/// <summary>Creates an orchestration. The result is the status of the one that stands in the way, or null when it was created.</summary>
internal sealed class CreateWrite(InstanceCreation creation, IReadOnlyCollection<OrchestrationRuntimeStatus> dedupeStatuses, IEventEncoder encoder)
    : StoreWrite<OrchestrationRuntimeStatus?>(encoder)
{
    private readonly EncodedEvent _start = encoder.Encode(creation.StartEvent);

    /// <inheritdoc/>
    protected override OrchestrationRuntimeStatus? Apply(IStoreTables tables, Delivery delivery)
    {
        if (tables.FindInstance(creation.InstanceId) is { } existing)
        {
            if (dedupeStatuses.Contains(existing.Status))
            {
                return existing.Status;
            }

            delivery.Remove(existing, creation.CreatedAt);
        }

        delivery.Create(creation, _start, creation.CreatedAt);
        return null;
    }
}
