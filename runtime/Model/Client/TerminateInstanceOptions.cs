namespace Perdure.Client;

/// <summary>How an instance is terminated.</summary>
/// <param name="Output">What becomes the output of the instance.</param>
/// <param name="Recursive">Whether its sub-orchestrations are terminated as well, and theirs.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
