namespace Perdure.Storage.Sqlite;

/// <summary>Puts a failed orchestration back to work.</summary>
internal sealed class RewindWrite(OutgoingMessage message) : SqliteStoreWrite<bool>
{
    private readonly byte[] _event = EventJson.Write(message.Event);

    /// <inheritdoc/>
    protected override bool Apply(SqliteStatements statements, SqliteDelivery delivery)
    {
        if (statements.FindInstance(message.InstanceId) is not { Status: OrchestrationRuntimeStatus.Failed } failed)
        {
            return false;
        }

        statements.ReviveInstance(failed.Key, message.Event.Timestamp.Ticks);
        Log.Changed.Add(message.InstanceId);
        return delivery.Deliver(message, _event, message.Event.Timestamp);
    }
}
