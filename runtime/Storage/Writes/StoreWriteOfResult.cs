namespace Perdure.Storage.Writes;

/// <summary>A change that delivers messages and has a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="encoder">Encodes events for the store.</param>
internal abstract class StoreWrite<T>(IEventEncoder encoder) : StoreWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    /// <summary>The result, which completes when the change is durable.</summary>
    public Task<T> Completion => _completion.Task;

    /// <summary>What the change delivered; to be read when it is durable.</summary>
    public DeliveryLog Log { get; } = new();

    /// <inheritdoc/>
    public sealed override void Apply(IStoreTables tables)
    {
        Log.Clear();
        _result = Apply(tables, new Delivery(tables, encoder, Log));
    }

    /// <inheritdoc/>
    public sealed override void Committed() => _completion.SetResult(_result);

    /// <inheritdoc/>
    public sealed override void Failed(Exception error)
    {
        Log.Clear();
        if (error is CommitRefusedException refused && TryRefuse(refused.Outcome, out var result))
        {
            _completion.SetResult(result);
        }
        else
        {
            _completion.SetException(error);
        }
    }

    /// <summary>Applies the change.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="delivery">Delivers messages.</param>
    /// <returns>The result.</returns>
    protected abstract T Apply(IStoreTables tables, Delivery delivery);

    /// <summary>Makes the result of a refused change.</summary>
    /// <param name="outcome">Why it was refused.</param>
    /// <param name="result">The result.</param>
    /// <returns>Whether there is one.</returns>
    protected virtual bool TryRefuse(CommitOutcome outcome, out T result)
    {
        result = default!;
        return false;
    }
}
