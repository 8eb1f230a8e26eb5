using System.Collections.ObjectModel;

namespace Perdure;

/// <summary>The context of a call of an activity.</summary>
public abstract class TaskActivityContext
{
    /// <summary>The name of the activity.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The id of the orchestration that called it.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The version that was asked for; the empty string when none was.</summary>
    public virtual string Version => string.Empty;

    /// <summary>The sequence number of the call within the orchestration: the same for every run of this call.</summary>
    public virtual int TaskId => 0;

    /// <summary>How often this call has been handed to a worker, this time included; counted from 1. More than 1 means that an
    /// earlier run was cut short.</summary>
    public virtual int Attempt => 1;

    /// <summary>The tags of the call.</summary>
    public virtual IReadOnlyDictionary<string, string> Tags => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Cancelled when the worker is being shut down.</summary>
    public virtual CancellationToken CancellationToken => CancellationToken.None;
}
