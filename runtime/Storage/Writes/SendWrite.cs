namespace Perdure.Storage.Writes;

/// <summary>Delivers a message from outside.</summary>
internal sealed class SendWrite(MessageToDeliver message, IEventEncoder encoder) : StoreWrite<bool>(encoder)
{
    private readonly EncodedEvent _event = encoder.Encode(message.Event);

    /// <inheritdoc/>
    protected override bool Apply(IStoreTables tables, Delivery delivery) => delivery.Deliver(message, _event, message.Event.Timestamp);
}
