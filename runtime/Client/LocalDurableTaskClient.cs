using System.Diagnostics;
using System.Globalization;
using Perdure.History;
using Perdure.Storage;
using Perdure.Worker.Diagnostics;

namespace Perdure.Client;

/// <summary>A client that works on the store directly, with or without a worker in this process.</summary>
internal sealed class LocalDurableTaskClient : DurableTaskClient
{
    private const int MaximumInstanceIdLength = 256;
    private const int PurgePageSize = 500;

    private static readonly OrchestrationRuntimeStatus[] Unfinished =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    private readonly IOrchestrationStore _store;
    private readonly DataConverter _converter;
    private readonly TimeProvider _time;
    private readonly string? _defaultVersion;

    /// <summary>Initializes a new instance of the <see cref="LocalDurableTaskClient"/> class.</summary>
    /// <param name="name">The name of the client.</param>
    /// <param name="store">The store.</param>
    /// <param name="options">How values are serialized, and which version new instances have.</param>
    /// <param name="time">The clock.</param>
    public LocalDurableTaskClient(string name, IOrchestrationStore store, DurableTaskClientOptions options, TimeProvider time)
        : base(name)
    {
        _store = store;
        _converter = options.DataConverter;
        _defaultVersion = options.DefaultVersion;
        _time = time;
        Entities = new LocalDurableEntityClient(name, store, options.DataConverter, time);
    }

    /// <inheritdoc/>
    public override DurableEntityClient Entities { get; }

    /// <inheritdoc/>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        var instanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        ThrowIfNotAllowed(instanceId);
        var dedupe = DedupeStatuses(options);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        using var span = DurableTaskDiagnostics.BeginClientCall(DurableTaskDiagnostics.OrchestrationCreated, orchestratorName.Name, instanceId);
        var creation = Creation(
            instanceId, orchestratorName.Name, options?.Version?.Version ?? _defaultVersion, _converter.Serialize(input), options?.Tags, options?.StartAt?.UtcDateTime);
        await _store.CreateAsync(creation, dedupe).WaitAsync(cancellation).ConfigureAwait(false);
        return instanceId;
    }

    /// <inheritdoc/>
    public override async Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        using var span = DurableTaskDiagnostics.BeginClientCall(DurableTaskDiagnostics.EventRaised, eventName, instanceId);
        await SendAsync(instanceId, new EventRaisedEvent(-1, Now(), eventName, _converter.Serialize(eventPayload)), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, status => status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, status => status.IsTerminal(), getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionTerminatedEvent(-1, Now(), _converter.Serialize(options?.Output), options?.Recursive ?? false), cancellation);

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionSuspendedEvent(-1, Now(), reason), cancellation);

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionResumedEvent(-1, Now(), reason), cancellation);

    /// <inheritdoc/>
    public override async Task<OrchestrationMetadata?> GetInstanceAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        return await FindAsync(instanceId, cancellation).ConfigureAwait(false) is { } found ? Metadata(found, getInputsAndOutputs) : null;
    }

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create<OrchestrationMetadata>(async (token, pageSize, cancellation) =>
        {
            await _store.OpenAsync(cancellation).ConfigureAwait(false);
            var page = await _store.QueryAsync(
                new InstanceFilter
                {
                    Statuses = query.Statuses?.ToList(),
                    CreatedFrom = query.CreatedFrom?.UtcDateTime,
                    CreatedTo = query.CreatedTo?.UtcDateTime,
                    InstanceIdPrefix = query.InstanceIdPrefix,
                    AfterKey = ContinuationToken.Read(token ?? query.ContinuationToken),
                    PageSize = PageSize(pageSize ?? query.PageSize),
                    WithPayloads = true,
                },
                cancellation).ConfigureAwait(false);
            return new Page<OrchestrationMetadata>(
                [.. page.Instances.Select(i => Metadata(i, query.FetchInputsAndOutputs))], ContinuationToken.Write(page.LastKey));
        });
    }

    /// <inheritdoc/>
    public override async Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        var page = await _store.QueryAsync(
            new InstanceFilter
            {
                Statuses = runtimeStatus?.ToList(),
                CompletedFrom = completedTimeFrom?.UtcDateTime ?? DateTime.MinValue,
                CompletedTo = completedTimeTo?.UtcDateTime,
                AfterKey = ContinuationToken.Read(lastInstanceKey),
                PageSize = PageSize(pageSize),
            },
            cancellation).ConfigureAwait(false);
        return new Page<string>([.. page.Instances.Select(i => i.InstanceId)], ContinuationToken.Write(page.LastKey));
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        var found = await _store.GetAsync(instanceId, false, cancellation).ConfigureAwait(false);
        if (found is null || (found.Kind == InstanceKind.Orchestration && !found.Status.IsTerminal()))
        {
            return new PurgeResult(0, true);
        }

        var family = options?.Recursive == true ? await FamilyAsync([instanceId], cancellation).ConfigureAwait(false) : [instanceId];
        return new PurgeResult(await _store.PurgeAsync(family).ConfigureAwait(false), true);
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var purged = 0;
        long? after = 0;
        while (after is not null)
        {
            if (filter.Timeout is { } timeout && Stopwatch.GetElapsedTime(started) > timeout)
            {
                return new PurgeResult(purged, false);
            }

            var page = await _store.QueryAsync(
                new InstanceFilter
                {
                    Statuses = filter.Statuses?.ToList(),
                    CreatedFrom = filter.CreatedFrom?.UtcDateTime,
                    CreatedTo = filter.CreatedTo?.UtcDateTime,
                    CompletedFrom = DateTime.MinValue,
                    AfterKey = after.Value,
                    PageSize = PurgePageSize,
                },
                cancellation).ConfigureAwait(false);
            var ids = page.Instances.Select(i => i.InstanceId).ToList();
            var family = options?.Recursive == true ? await FamilyAsync(ids, cancellation).ConfigureAwait(false) : ids;
            purged += await _store.PurgeAsync(family).ConfigureAwait(false);
            after = page.LastKey;
        }

        return new PurgeResult(purged, true);
    }

    /// <inheritdoc/>
    public override async Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        var found = await RequireAsync(instanceId, cancellation).ConfigureAwait(false);
        if (!restartWithNewInstanceId && !found.Status.IsTerminal())
        {
            throw new InvalidOperationException(
                $"The orchestration '{instanceId}' is {found.Status} and cannot be restarted under its id. Wait for its end, terminate it, or restart it with a new instance id.");
        }

        var newId = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        await _store.CreateAsync(Creation(newId, found.Name, found.Version, found.Payloads?.Input, found.Payloads?.Tags, null), Unfinished)
            .WaitAsync(cancellation).ConfigureAwait(false);
        return newId;
    }

    /// <inheritdoc/>
    public override async Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        var found = await RequireAsync(instanceId, cancellation).ConfigureAwait(false);
        if (!await _store.RewindAsync(new MessageToDeliver(instanceId, new ExecutionRewoundEvent(-1, Now(), reason))).WaitAsync(cancellation).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"The orchestration '{instanceId}' is {found.Status}. Only one that has failed can be rewound.");
        }
    }

    /// <inheritdoc/>
    public override async Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(string instanceId, CancellationToken cancellation = default)
    {
        await RequireAsync(instanceId, cancellation).ConfigureAwait(false);
        var history = await _store.GetHistoryAsync(instanceId, cancellation).ConfigureAwait(false) ?? throw NotFound(instanceId);
        return [.. history.Events];
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ArgumentException NotFound(string instanceId) =>
        new($"There is no orchestration with the instance id '{instanceId}'. Check the id; it may also have been purged.", nameof(instanceId));

    private static void ThrowIfNotAllowed(string instanceId)
    {
        if (instanceId.Length is 0 or > MaximumInstanceIdLength || instanceId[0] == '@' || instanceId.Any(char.IsControl))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{instanceId}' cannot be an instance id: it must have 1 to {MaximumInstanceIdLength} characters, no control characters, and must not begin with '@', which marks entities."),
                nameof(instanceId));
        }
    }

    private static int PageSize(int pageSize) => pageSize > 0
        ? pageSize
        : throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "A page must hold at least one result.");

    private static IReadOnlyCollection<OrchestrationRuntimeStatus> DedupeStatuses(StartOrchestrationOptions? options)
    {
        if (options?.DedupeStatuses is not { } names)
        {
            return Unfinished;
        }

        var statuses = new List<OrchestrationRuntimeStatus>(names.Count);
        foreach (var name in names)
        {
            if (!Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status) || !StartOrchestrationOptionsExtensions.ValidDedupeStatuses.Contains(status))
            {
                throw new ArgumentException(
                    $"'{name}' is not a status that can be deduplicated. Those are {string.Join(", ", StartOrchestrationOptionsExtensions.ValidDedupeStatuses)}.", nameof(options));
            }

            statuses.Add(status);
        }

        return statuses.Contains(OrchestrationRuntimeStatus.Terminated) && !Unfinished.All(statuses.Contains)
            ? throw new ArgumentException(
                "'DedupeStatuses' keeps instances that are Terminated and replaces some that have not ended. Replacing those terminates them, which contradicts it: add Pending, Running and Suspended, or leave Terminated out.",
                nameof(options))
            : statuses;
    }

    private DateTime Now() => _time.GetUtcNow().UtcDateTime;

    private InstanceCreation Creation(
        string instanceId, string name, string? version, string? input, IReadOnlyDictionary<string, string>? tags, DateTime? startAt)
    {
        var now = Now();
        var executionId = Guid.NewGuid().ToString("N");
        var start = startAt > now ? startAt : null;
        var trace = DurableTaskDiagnostics.ContextOf(Activity.Current);
        return new InstanceCreation
        {
            InstanceId = instanceId,
            Name = name,
            Version = version,
            ExecutionId = executionId,
            Input = input,
            Tags = tags,
            CreatedAt = now,
            StartAt = start,
            StartEvent = new ExecutionStartedEvent(-1, now, name, version, input, instanceId, executionId, null, start, trace, tags),
        };
    }

    private async Task SendAsync(string instanceId, HistoryEvent message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        await _store.SendAsync(new MessageToDeliver(instanceId, message)).WaitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, bool withPayloads, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        _ = await _store.WaitAsync(instanceId, condition, cancellation).ConfigureAwait(false) ?? throw NotFound(instanceId);
        var found = await FindAsync(instanceId, cancellation).ConfigureAwait(false) ?? throw NotFound(instanceId);
        return Metadata(found, withPayloads);
    }

    private async Task<InstanceRecord?> FindAsync(string instanceId, CancellationToken cancellation) =>
        await _store.GetAsync(instanceId, true, cancellation).ConfigureAwait(false) is { Kind: InstanceKind.Orchestration } found ? found : null;

    private async Task<InstanceRecord> RequireAsync(string instanceId, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        await _store.OpenAsync(cancellation).ConfigureAwait(false);
        return await FindAsync(instanceId, cancellation).ConfigureAwait(false) ?? throw NotFound(instanceId);
    }

    // The instances and all that they have started, the children after their parents.
    private async Task<List<string>> FamilyAsync(IEnumerable<string> instanceIds, CancellationToken cancellation)
    {
        var family = new List<string>(instanceIds);
        var known = new HashSet<string>(family, StringComparer.Ordinal);
        for (var i = 0; i < family.Count; i++)
        {
            var children = await _store.GetChildrenAsync(family[i], cancellation).ConfigureAwait(false);
            family.AddRange(children.Where(known.Add));
        }

        return family;
    }

    private OrchestrationMetadata Metadata(InstanceRecord instance, bool withPayloads) => new(instance.Name, instance.InstanceId)
    {
        RuntimeStatus = instance.Status,
        CreatedAt = new DateTimeOffset(instance.CreatedAt),
        LastUpdatedAt = new DateTimeOffset(instance.LastUpdatedAt),
        Version = instance.Version ?? string.Empty,
        ParentInstanceId = instance.ParentInstanceId,
        Tags = instance.Payloads?.Tags ?? new Dictionary<string, string>(),
        DataConverter = withPayloads ? _converter : null,
        SerializedInput = withPayloads ? instance.Payloads?.Input : null,
        SerializedOutput = withPayloads ? instance.Payloads?.Output : null,
        SerializedCustomStatus = withPayloads ? instance.Payloads?.CustomStatus : null,
        FailureDetails = withPayloads ? instance.Payloads?.Failure : null,
    };
}
