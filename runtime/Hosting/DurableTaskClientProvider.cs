using Microsoft.Extensions.DependencyInjection;

namespace Perdure.Hosting;

/// <summary>Gives the clients of the application.</summary>
internal sealed class DurableTaskClientProvider(IServiceProvider services, IEnumerable<ClientName> names) : IDurableTaskClientProvider
{
    /// <inheritdoc/>
    public DurableTaskClient GetClient(string? name = null) => services.GetKeyedService<DurableTaskClient>(name ?? string.Empty)
        ?? throw new ArgumentOutOfRangeException(
            nameof(name),
            name,
            $"There is no client of this name. The clients of this application are {string.Join(", ", names.Select(Describe))}; another one is added "
            + "by 'AddDurableTaskClient(name, …)'.");

    private static string Describe(ClientName client) => client.Name.Length == 0 ? "the one without a name" : $"'{client.Name}'";
}
