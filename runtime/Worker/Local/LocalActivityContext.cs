using Perdure.Storage;

namespace Perdure.Worker.Local;

/// <summary>The context of an activity that runs in this process.</summary>
internal sealed class LocalActivityContext(StoredActivity activity, CancellationToken cancellationToken) : TaskActivityContext
{
    /// <inheritdoc/>
    public override TaskName Name => activity.Event.Name;

    /// <inheritdoc/>
    public override string InstanceId => activity.InstanceId;

    /// <inheritdoc/>
    public override string Version => activity.Event.Version ?? string.Empty;

    /// <inheritdoc/>
    public override int TaskId => activity.Event.EventId;

    /// <inheritdoc/>
    public override int Attempt => activity.Attempt;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Tags => activity.Event.Tags ?? base.Tags;

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => cancellationToken;
}
