using Perdure.Runtime.Tests.Hosting;
using Perdure.Storage;
using Perdure.Storage.Sqlite;

namespace Perdure.Runtime.Tests.Storage;

public sealed class SqliteOrchestrationStoreTests : OrchestrationStoreConformanceTests
{
    private readonly TemporaryDirectory _directory = new();

    protected override IOrchestrationStore CreateStore() => new SqliteOrchestrationStore(new SqliteStoreOptions { FilePath = _directory.File("store.db") });

    protected override void Cleanup() => _directory.Dispose();
}
