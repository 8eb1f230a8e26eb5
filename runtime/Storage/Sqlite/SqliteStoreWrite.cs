namespace Perdure.Storage.Sqlite;

/// <summary>A change that delivers messages and has a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
internal abstract class SqliteStoreWrite<T> : SqliteWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    /// <summary>Gets the result, which completes when the change is durable.</summary>
    public Task<T> Completion => _completion.Task;

    /// <summary>Gets what the change delivered; to be read when it is durable.</summary>
    public DeliveryLog Log { get; } = new();

    /// <inheritdoc/>
    public sealed override void Apply(SqliteStatements statements)
    {
        Log.Clear();
        _result = Apply(statements, new SqliteDelivery(statements, Log));
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
    /// <param name="statements">The statements of the writing connection.</param>
    /// <param name="delivery">Delivers messages.</param>
    /// <returns>The result.</returns>
    protected abstract T Apply(SqliteStatements statements, SqliteDelivery delivery);

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
