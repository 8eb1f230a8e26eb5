using Perdure.Worker;

namespace Perdure.Hosting;

/// <summary>Sets up a worker and a client on the same store.</summary>
public interface IDurableTaskBuilder : IDurableTaskWorkerBuilder, IDurableTaskClientBuilder
{
    /// <summary>The name of the worker and the client; empty for none.</summary>
    new string Name { get; }

    /// <summary>The services of the application.</summary>
    new Microsoft.Extensions.DependencyInjection.IServiceCollection Services { get; }
}
