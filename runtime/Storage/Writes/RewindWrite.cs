namespace Perdure.Storage.Writes;

/// <summary>Puts a failed orchestration back to work.</summary>
internal sealed class RewindWrite(MessageToDeliver message, IEventEncoder encoder) : StoreWrite<bool>(encoder)
{
    private readonly EncodedEvent _event = encoder.Encode(message.Event);

    /// <inheritdoc/>
    protected override bool Apply(IStoreTables tables, Delivery delivery)
    {
        if (tables.FindInstance(message.InstanceId) is not { Status: OrchestrationRuntimeStatus.Failed } failed)
        {
            return false;
        }

        tables.ReviveInstance(failed.Key, message.Event.Timestamp);
        Log.StatusChanged(message.InstanceId);
        return delivery.Deliver(message, _event, message.Event.Timestamp);
    }
}
