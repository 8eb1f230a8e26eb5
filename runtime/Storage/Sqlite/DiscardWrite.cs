namespace Perdure.Storage.Sqlite;

/// <summary>Removes messages that nobody will take in.</summary>
internal sealed class DiscardWrite(IReadOnlyList<StoredMessage> messages) : SqliteStoreWrite<bool>
{
    /// <inheritdoc/>
    protected override bool Apply(SqliteStatements statements, SqliteDelivery delivery)
    {
        foreach (var message in messages)
        {
            statements.DeleteMessage(message.Key);
        }

        return true;
    }
}
