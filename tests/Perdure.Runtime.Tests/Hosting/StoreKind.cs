namespace Perdure.Runtime.Tests.Hosting;

/// <summary>The stores that all end-to-end tests run on.</summary>
public enum StoreKind
{
    /// <summary>A SQLite file.</summary>
    Sqlite,

    /// <summary>The memory of the process.</summary>
    Memory,
}
