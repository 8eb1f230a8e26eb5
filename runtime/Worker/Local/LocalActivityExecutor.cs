using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perdure.History;
using Perdure.Replay;
using Perdure.Storage;
using Perdure.Worker.Diagnostics;

namespace Perdure.Worker.Local;

/// <summary>Runs activities that are registered in this process.</summary>
internal sealed class LocalActivityExecutor(OrchestrationExecutorOptions options, IServiceScopeFactory scopes, TimeProvider time, ILogger logger) : IActivityExecutor
{
    /// <inheritdoc/>
    public async ValueTask<HistoryEvent> ExecuteAsync(StoredActivity activity, CancellationToken cancellationToken)
    {
        var call = activity.Event;
        using var span = DurableTaskDiagnostics.BeginActivity(call, activity.InstanceId);
        var began = Stopwatch.GetTimestamp();
        WorkerLog.ActivityStarted(logger, call.Name, activity.InstanceId, call.EventId);
        try
        {
            await using var scope = new LazyServiceScope(scopes);
            if (!options.Registry.TryCreateActivity(call.Name, call.Version, scope, out var task))
            {
                return Failed(activity, null, options.Registry.ActivityNotFound(call.Name, call.Version));
            }

            var input = PayloadReading.Read(options.DataConverter, call.Input, task.InputType, "The input of activity", call.Name);
            var output = await task.RunAsync(new LocalActivityContext(activity, cancellationToken), input).ConfigureAwait(false);
            var result = options.DataConverter.Serialize(output);
            DurableTaskDiagnostics.ActivityEnded(call.Name, began, succeeded: true);
            WorkerLog.ActivityCompleted(logger, call.Name, activity.InstanceId, call.EventId);
            return new TaskCompletedEvent(-1, Now(), call.EventId, result);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            span?.SetStatus(ActivityStatusCode.Error, error.Message);
            DurableTaskDiagnostics.ActivityEnded(call.Name, began, succeeded: false);
            return Failed(activity, error, FailureDetailsFactory.Create(error, options.ExceptionProperties));
        }
    }

    private TaskFailedEvent Failed(StoredActivity activity, Exception? error, TaskFailureDetails failure)
    {
        WorkerLog.ActivityFailed(logger, error, activity.Event.Name, activity.InstanceId, activity.Event.EventId, failure.ErrorMessage);
        return new TaskFailedEvent(-1, Now(), activity.Event.EventId, failure);
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
