namespace Perdure.Storage.Sqlite;

/// <summary>What a connection may do.</summary>
internal enum SqliteAccess
{
    /// <summary>Read an existing file.</summary>
    Read,

    /// <summary>Read and write an existing file.</summary>
    ReadWrite,

    /// <summary>Read and write, and create the file when there is none.</summary>
    Create,
}
