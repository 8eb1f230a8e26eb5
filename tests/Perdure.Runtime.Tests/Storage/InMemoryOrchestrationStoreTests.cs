using Perdure.Storage;
using Perdure.Storage.Memory;

namespace Perdure.Runtime.Tests.Storage;

public sealed class InMemoryOrchestrationStoreTests : OrchestrationStoreConformanceTests
{
    protected override IOrchestrationStore CreateStore() => new InMemoryOrchestrationStore();
}
