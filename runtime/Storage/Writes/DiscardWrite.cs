namespace Perdure.Storage.Writes;

/// <summary>Removes messages that nobody will take in.</summary>
internal sealed class DiscardWrite(IReadOnlyList<StoredMessage> messages, IEventEncoder encoder) : StoreWrite<bool>(encoder)
{
    /// <inheritdoc/>
    protected override bool Apply(IStoreTables tables, Delivery delivery)
    {
        foreach (var message in messages)
        {
            tables.Discard(message.Key);
        }

        return true;
    }
}
