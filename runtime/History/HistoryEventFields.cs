namespace Perdure.History;

/// <summary>All that a history event can hold, under the names that it has in JSON. A name means the same in each kind of event.</summary>
internal struct HistoryEventFields
{
    /// <summary>The kind of event.</summary>
    public string? Tag;

    /// <summary>See <see cref="HistoryEvent.EventId"/>.</summary>
    public int EventId;

    /// <summary>See <see cref="HistoryEvent.Timestamp"/>.</summary>
    public DateTime Timestamp;

    /// <summary>The orchestrator, activity, event or operation.</summary>
    public string? Name;

    /// <summary>A version.</summary>
    public string? Version;

    /// <summary>A serialized input.</summary>
    public string? Input;

    /// <summary>A serialized result.</summary>
    public string? Result;

    /// <summary>An instance id.</summary>
    public string? Instance;

    /// <summary>A generation.</summary>
    public string? Execution;

    /// <summary>The instance that calls an entity or holds its lock.</summary>
    public string? Owner;

    /// <summary>Its generation.</summary>
    public string? OwnerExecution;

    /// <summary>The entity that is addressed.</summary>
    public string? Target;

    /// <summary>The id of an entity request or of a critical section.</summary>
    public string? Request;

    /// <summary>A reason.</summary>
    public string? Reason;

    /// <summary>The number of the action that the event answers.</summary>
    public int? Task;

    /// <summary>The next entity to lock.</summary>
    public int? Position;

    /// <summary>Whether sub-orchestrations end as well.</summary>
    public bool? Recurse;

    /// <summary>How a generation ended.</summary>
    public OrchestrationRuntimeStatus? Status;

    /// <summary>When something is to happen.</summary>
    public DateTime? Due;

    /// <summary>The waiting parent.</summary>
    public ParentInstance? Parent;

    /// <summary>The place in a trace.</summary>
    public TraceContext? Trace;

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags;

    /// <summary>The entities to lock.</summary>
    public IReadOnlyList<string>? Locks;

    /// <summary>A failure.</summary>
    public TaskFailureDetails? Failure;
}
