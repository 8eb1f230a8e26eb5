namespace Perdure.Hosting;

/// <summary>Gives the one client of the application.</summary>
internal sealed class SingleClientProvider(DurableTaskClient client) : IDurableTaskClientProvider
{
    /// <inheritdoc/>
    public DurableTaskClient GetClient(string? name = null) => string.IsNullOrEmpty(name) || name == client.Name
        ? client
        : throw new ArgumentOutOfRangeException(nameof(name), name, "There is no client of this name. An application has one client, without a name.");
}
