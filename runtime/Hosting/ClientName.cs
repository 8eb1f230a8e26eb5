namespace Perdure.Hosting;

/// <summary>One of the clients of an application.</summary>
/// <param name="Name">Its name; empty for the one that has none.</param>
internal sealed record ClientName(string Name);
