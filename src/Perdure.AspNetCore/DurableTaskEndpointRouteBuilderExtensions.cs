using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Perdure.AspNetCore.Access;
using Perdure.AspNetCore.Routes;

namespace Perdure.AspNetCore;

/// <summary>Maps the HTTP management API of Durable Functions.</summary>
public static class DurableTaskEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the management API: the verbs, paths, status codes, headers and JSON of
    /// <see href="https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-http-api">Durable Functions</see>.
    /// </summary>
    /// <param name="endpoints">Where the routes are added.</param>
    /// <param name="configure">Changes the options of <see cref="DurableTaskHttpOptions"/> for this application.</param>
    /// <returns>The group of routes, for further conventions such as authorization.</returns>
    /// <exception cref="ArgumentException">The base path does not start with a slash.</exception>
    public static RouteGroupBuilder MapDurableTask(this IEndpointRouteBuilder endpoints, Action<DurableTaskHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        // The singleton of the container, so that check-status responses made elsewhere name the same path and key.
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<DurableTaskHttpOptions>>().Value;
        configure?.Invoke(options);
        if (!options.BasePath.StartsWith('/'))
        {
            throw new ArgumentException(
                $"The base path of the durable task API must start with '/', but is '{options.BasePath}'.", nameof(configure));
        }

        var group = endpoints.MapGroup(options.BasePath.TrimEnd('/'));
        group.AddEndpointFilter(new CallerFilter(options));
        group.AddEndpointFilter<RequestErrorFilter>();
        OrchestratorRoutes.Map(group);
        InstanceRoutes.Map(group);
        InstanceListRoutes.Map(group);
        EntityRoutes.Map(group);
        return group;
    }
}
