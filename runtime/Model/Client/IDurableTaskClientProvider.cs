namespace Perdure.Client;

/// <summary>Gives clients by name.</summary>
public interface IDurableTaskClientProvider
{
    /// <summary>Gives a client.</summary>
    /// <param name="name">Its name; null for the default.</param>
    /// <returns>The client.</returns>
    DurableTaskClient GetClient(string? name = null);
}
