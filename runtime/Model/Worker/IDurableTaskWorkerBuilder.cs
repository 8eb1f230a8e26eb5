using Microsoft.Extensions.DependencyInjection;

namespace Perdure.Worker;

/// <summary>Sets up a worker. What can be set up are its extension methods.</summary>
public interface IDurableTaskWorkerBuilder
{
    /// <summary>The name of the worker; empty for that of the application that has none.</summary>
    string Name { get; }

    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
