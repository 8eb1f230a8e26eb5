namespace Perdure.Storage.Sqlite;

/// <summary>Delivers a message from outside.</summary>
internal sealed class SendWrite(OutgoingMessage message) : SqliteStoreWrite<bool>
{
    private readonly byte[] _event = EventJson.Write(message.Event);

    /// <inheritdoc/>
    protected override bool Apply(SqliteStatements statements, SqliteDelivery delivery) => delivery.Deliver(message, _event, message.Event.Timestamp);
}
