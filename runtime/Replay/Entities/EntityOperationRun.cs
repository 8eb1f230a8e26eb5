namespace Perdure.Replay;

/// <summary>An operation while it runs.</summary>
/// <param name="batch">The batch to which it belongs.</param>
/// <param name="name">Its name.</param>
/// <param name="input">Its serialized input.</param>
internal sealed class EntityOperationRun(EntityBatchRun batch, string name, string? input) : TaskEntityOperation
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override TaskEntityContext Context => batch;

    /// <inheritdoc/>
    public override TaskEntityState State { get; } = new StoredState(batch);

    /// <inheritdoc/>
    public override bool HasInput => input is not null;

    /// <inheritdoc/>
    public override object? GetInput(Type inputType) => PayloadReading.Read(batch.Converter, input, inputType, "The input of entity operation", this);

    private sealed class StoredState(EntityBatchRun batch) : TaskEntityState
    {
        public override bool HasState => batch.State is not null;

        public override object? GetState(Type type) => PayloadReading.Read(batch.Converter, batch.State, type, "The state of entity", batch);

        public override void SetState(object? state) => batch.State = batch.Converter.Serialize(state);
    }
}
