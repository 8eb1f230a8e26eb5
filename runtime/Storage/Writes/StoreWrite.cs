namespace Perdure.Storage.Writes;

/// <summary>A change of the store that is applied all or nothing.</summary>
internal abstract class StoreWrite
{
    /// <summary>Applies the change. May be called again after a rollback.</summary>
    /// <param name="tables">The tables.</param>
    public abstract void Apply(IStoreTables tables);

    /// <summary>The change is durable.</summary>
    public abstract void Committed();

    /// <summary>The change was rolled back.</summary>
    /// <param name="error">Why.</param>
    public abstract void Failed(Exception error);
}
