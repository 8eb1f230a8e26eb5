using Perdure.History;
using Perdure.Testing.Time;
using Perdure.Worker;

namespace Perdure.Testing;

/// <summary>A client whose waits let the clock go on when nothing else can happen.</summary>
/// <param name="local">The client of the store.</param>
/// <param name="time">The clock.</param>
/// <param name="inFlight">What moves.</param>
/// <param name="patience">How long to wait, in real time, for an event from outside.</param>
/// <param name="reports">What the determinism guard has found.</param>
internal sealed class WaitingClient(
    LocalDurableTaskClient local, VirtualTimeProvider time, WorkInFlight inFlight, TimeSpan patience, FoundReports reports)
    : DurableTaskClient(local.Name)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim _clockwork = new(1, 1);

    /// <inheritdoc/>
    public override DurableEntityClient Entities => local.Entities;

    /// <inheritdoc/>
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
        local.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation);

    /// <inheritdoc/>
    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        local.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation);

    /// <inheritdoc/>
    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        await LetTimeGoOnAsync(instanceId, static i => i.RuntimeStatus != OrchestrationRuntimeStatus.Pending, cancellation).ConfigureAwait(false);
        return await local.WaitForInstanceStartAsync(instanceId, getInputsAndOutputs, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        await LetTimeGoOnAsync(instanceId, static i => i.IsCompleted, cancellation).ConfigureAwait(false);
        return await local.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        local.TerminateInstanceAsync(instanceId, options, cancellation);

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        local.SuspendInstanceAsync(instanceId, reason, cancellation);

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        local.ResumeInstanceAsync(instanceId, reason, cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata?> GetInstanceAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        local.GetInstanceAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        local.GetAllInstancesAsync(filter);

    /// <inheritdoc/>
    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default) =>
        local.ListInstanceIdsAsync(runtimeStatus, completedTimeFrom, completedTimeTo, pageSize, lastInstanceKey, cancellation);

    /// <inheritdoc/>
    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        local.PurgeInstanceAsync(instanceId, options, cancellation);

    /// <inheritdoc/>
    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        local.PurgeAllInstancesAsync(filter, options, cancellation);

    /// <inheritdoc/>
    public override Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default) =>
        local.RestartAsync(instanceId, restartWithNewInstanceId, cancellation);

    /// <inheritdoc/>
    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default) =>
        local.RewindInstanceAsync(instanceId, reason, cancellation);

    /// <inheritdoc/>
    public override Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(
        string instanceId, CancellationToken cancellation = default) => local.GetOrchestrationHistoryAsync(instanceId, cancellation);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _clockwork.Dispose();
        return local.DisposeAsync();
    }

    private async Task LetTimeGoOnAsync(string instanceId, Func<OrchestrationMetadata, bool> isReached, CancellationToken cancellation)
    {
        var waited = TimeSpan.Zero;
        while (true)
        {
            await inFlight.WhenIdleAsync().WaitAsync(cancellation).ConfigureAwait(false);
            await _clockwork.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                // Another wait may have let time go on meanwhile.
                await inFlight.WhenIdleAsync().WaitAsync(cancellation).ConfigureAwait(false);
                var instance = await local.GetInstanceAsync(instanceId, true, cancellation).ConfigureAwait(false);
                if (instance is null || isReached(instance))
                {
                    return;
                }

                ThrowIfHeld(instance);
                if (time.NextTimer() is { } next)
                {
                    waited = TimeSpan.Zero;
                    time.AdvanceTo(next);
                    continue;
                }

                if (waited >= patience)
                {
                    throw await StuckAsync(instance).ConfigureAwait(false);
                }
            }
            finally
            {
                _clockwork.Release();
            }

            waited += LookAgain;
            await Task.Delay(LookAgain, cancellation).ConfigureAwait(false);
        }
    }

    private void ThrowIfHeld(OrchestrationMetadata instance)
    {
        if (instance is { RuntimeStatus: OrchestrationRuntimeStatus.Suspended, FailureDetails: { } failure })
        {
            throw new DeterminismException(failure.ErrorMessage, reports.Find(instance.InstanceId));
        }
    }

    // A child that is held keeps its parent waiting.
    private async Task<Exception> StuckAsync(OrchestrationMetadata instance)
    {
        foreach (var report in reports.All)
        {
            for (string? id = report.InstanceId; id is not null; id = (await local.GetInstanceAsync(id).ConfigureAwait(false))?.ParentInstanceId)
            {
                if (id == instance.InstanceId)
                {
                    return new DeterminismException(report.Message, report);
                }
            }
        }

        return new InvalidOperationException(
            $"Instance '{instance.InstanceId}' of '{instance.Name}' is {instance.RuntimeStatus} and will stay so: no activity is running and no "
            + "timer is set. It waits for an event that the test has to raise, or is suspended and has to be resumed.");
    }
}
