namespace Perdure.Runtime.Tests.Hosting;

/// <summary>The stores as data of theories.</summary>
public static class StoreTheory
{
    public static TheoryData<StoreKind> Stores => [StoreKind.Sqlite, StoreKind.Memory];
}
