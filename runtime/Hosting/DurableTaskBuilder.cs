using Microsoft.Extensions.DependencyInjection;
using Perdure.Worker;

namespace Perdure.Hosting;

/// <summary>The builder behind all three interfaces.</summary>
/// <param name="name">The name of the worker or client; empty for none.</param>
/// <param name="services">The services of the application.</param>
internal sealed class DurableTaskBuilder(string name, IServiceCollection services) : IDurableTaskBuilder
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IServiceCollection Services => services;

    string IDurableTaskWorkerBuilder.Name => name;

    string IDurableTaskClientBuilder.Name => name;

    IServiceCollection IDurableTaskWorkerBuilder.Services => services;

    IServiceCollection IDurableTaskClientBuilder.Services => services;
}
