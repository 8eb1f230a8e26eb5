namespace Perdure.Storage.Sqlite;

/// <summary>Goes on numbering activities where the worker before this one stopped.</summary>
internal sealed class NumberActivitiesWrite : SqliteStoreWrite<bool>
{
    /// <inheritdoc/>
    protected override bool Apply(SqliteStatements statements, SqliteDelivery delivery)
    {
        statements.ContinueActivityNumbers();
        return true;
    }
}
