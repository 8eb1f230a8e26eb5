using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Perdure.Client;

/// <summary>What can be set up on clients.</summary>
public static class DurableTaskClientBuilderExtensions
{
    /// <summary>Sets options of the client.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder Configure(this IDurableTaskClientBuilder builder, Action<DurableTaskClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Lets this client be injected as <see cref="DurableTaskClient"/>, unless another one already is. For the client without a name this
    /// is done for you.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder RegisterDirectly(this IDurableTaskClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = builder.Name;
        builder.Services.TryAddSingleton(provider => provider.GetRequiredKeyedService<DurableTaskClient>(name));
        return builder;
    }

    /// <summary>Sets the version of the orchestrations that the client starts without naming one.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="version">The version.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder UseDefaultVersion(this IDurableTaskClientBuilder builder, string version) =>
        builder.Configure(options => options.DefaultVersion = version);
}
