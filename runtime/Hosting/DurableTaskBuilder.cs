using Microsoft.Extensions.DependencyInjection;
using Perdure.Client;
using Perdure.Worker;

namespace Perdure.Hosting;

/// <summary>The builder behind all three interfaces.</summary>
internal sealed class DurableTaskBuilder(IServiceCollection services) : IDurableTaskBuilder
{
    /// <inheritdoc/>
    public IServiceCollection Services => services;

    IServiceCollection IDurableTaskWorkerBuilder.Services => services;

    IServiceCollection IDurableTaskClientBuilder.Services => services;
}
