using Perdure.History;
using Perdure.Storage;

namespace Perdure.Worker;

/// <summary>Runs activities: in this process, or by asking another one.</summary>
public interface IActivityExecutor
{
    /// <summary>Runs an activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">The worker is being shut down.</param>
    /// <returns>Its completion or failure, as the message to the orchestration.</returns>
    /// <exception cref="OperationCanceledException">The worker is being shut down; the activity stays in the store and is run again later.</exception>
    ValueTask<HistoryEvent> ExecuteAsync(StoredActivity activity, CancellationToken cancellationToken);
}
