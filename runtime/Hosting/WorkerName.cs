namespace Perdure.Hosting;

/// <summary>One of the workers of an application.</summary>
/// <param name="Name">Its name; empty for the one that has none.</param>
internal sealed record WorkerName(string Name);
