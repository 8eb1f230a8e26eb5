using Perdure.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of durable orchestrations to that of the application.</summary>
public static class DurableTaskHealthChecksBuilderExtensions
{
    /// <summary>Adds a check that the store can be read. A worker that stands by for another one is healthy.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the check.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddDurableTask(this IHealthChecksBuilder builder, string name = "durable-task")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<DurableTaskHealthCheck>(name);
    }
}
