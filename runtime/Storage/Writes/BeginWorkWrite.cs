namespace Perdure.Storage.Writes;

/// <summary>A worker takes over from the one before it.</summary>
internal sealed class BeginWorkWrite(IEventEncoder encoder) : StoreWrite<bool>(encoder)
{
    /// <inheritdoc/>
    protected override bool Apply(IStoreTables tables, Delivery delivery)
    {
        tables.BeginWork();
        return true;
    }
}
