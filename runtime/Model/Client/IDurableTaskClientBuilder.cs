using Microsoft.Extensions.DependencyInjection;

namespace Perdure.Client;

/// <summary>Sets up a client. What can be set up are its extension methods.</summary>
public interface IDurableTaskClientBuilder
{
    /// <summary>The name of the client; empty for that of the application that has none.</summary>
    string Name { get; }

    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
