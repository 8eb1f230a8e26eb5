namespace Perdure.Client;

/// <summary>How an instance is purged.</summary>
/// <param name="Recursive">Whether its sub-orchestrations are purged as well, and theirs.</param>
public record PurgeInstanceOptions(bool Recursive = false);
