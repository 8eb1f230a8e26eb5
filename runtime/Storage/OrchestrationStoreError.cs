namespace Perdure.Storage;

/// <summary>What keeps a store from being opened, read or written.</summary>
public enum OrchestrationStoreError
{
    /// <summary>An error of the storage engine that has no kind of its own.</summary>
    Unknown,

    /// <summary>The location does not exist or may not be entered.</summary>
    CannotOpen,

    /// <summary>The location may be read but not written.</summary>
    ReadOnly,

    /// <summary>Another program holds the store.</summary>
    Locked,

    /// <summary>What is there is not a database.</summary>
    NotADatabase,

    /// <summary>What is there is a database of another application.</summary>
    ForeignDatabase,

    /// <summary>The store was written by a newer version of this library.</summary>
    NewerSchema,

    /// <summary>The stored data is damaged.</summary>
    Corrupt,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>The medium reported an error.</summary>
    InputOutput,

    /// <summary>The store was closed while the operation waited.</summary>
    Closed,
}
