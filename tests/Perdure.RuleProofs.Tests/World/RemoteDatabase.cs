using System.Data.Common;

namespace Perdure.RuleProofs.Tests.World;

/// <summary>A database to which a connection takes a moment, as over a network.</summary>
internal sealed class RemoteDatabase : DbDataSource
{
    public override string ConnectionString => "remote";

    protected override DbConnection CreateDbConnection() => throw new NotSupportedException();

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        await Task.Delay(20, cancellationToken).ConfigureAwait(false);
        return CreateDbConnection();
    }
}
