using Microsoft.Extensions.DependencyInjection;

namespace Perdure.Client;

/// <summary>Sets up a client. What can be set up are its extension methods.</summary>
public interface IDurableTaskClientBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
