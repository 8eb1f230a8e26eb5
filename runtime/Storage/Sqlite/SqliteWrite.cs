namespace Perdure.Storage.Sqlite;

/// <summary>A change of the store that is applied all or nothing.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Applies the change inside an open transaction. May be called again after a rollback.</summary>
    /// <param name="statements">The prepared statements of the writing connection.</param>
    public abstract void Apply(SqliteStatements statements);

    /// <summary>The change is durable.</summary>
    public abstract void Committed();

    /// <summary>The change was rolled back.</summary>
    /// <param name="error">Why.</param>
    public abstract void Failed(Exception error);
}
