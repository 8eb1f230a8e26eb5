namespace Perdure.Storage.Writes;

/// <summary>A change that delivers messages and has a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="encoder">Encodes events for the store.</param>
internal abstract class StoreWrite<T>(IEventEncoder encoder) : StoreWrite
{
    private TaskCompletionSource<T>? _completion;

    /// <summary>The result, which completes when the change is durable. To be asked for before the change is handed over, and only where it is waited for.</summary>
    public Task<T> Completion => (_completion ??= new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The result, once the change is durable or refused.</summary>
    public T Result { get; private set; } = default!;

    /// <summary>What the change delivered; to be read when it is durable.</summary>
    public DeliveryLog Log { get; } = new();

    /// <inheritdoc/>
    public sealed override void Apply(IStoreTables tables)
    {
        Log.Clear();
        Result = Apply(tables, new Delivery(tables, encoder, Log));
    }

    /// <inheritdoc/>
    public sealed override void Committed()
    {
        WhenCommitted(Result);
        _completion?.SetResult(Result);
    }

    /// <inheritdoc/>
    public sealed override void Failed(Exception error)
    {
        Log.Clear();
        if (error is CommitRefusedException refused && TryRefuse(refused.Outcome, out var result))
        {
            Result = result;
            _completion?.SetResult(result);
        }
        else
        {
            _completion?.SetException(error);
        }
    }

    /// <summary>Applies the change.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="delivery">Delivers messages.</param>
    /// <returns>The result.</returns>
    protected abstract T Apply(IStoreTables tables, Delivery delivery);

    /// <summary>Does what is to be done as soon as the change is durable, before whoever made it hears of it.</summary>
    /// <param name="result">The result.</param>
    protected virtual void WhenCommitted(T result)
    {
    }

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
