using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Perdure.AspNetCore.Routes;

/// <summary>Starting orchestrations.</summary>
internal static class OrchestratorRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/orchestrators/{name}", StartAsync);
        routes.MapPost("/orchestrators/{name}/{instanceId}", StartAsync);
    }

    private static async Task<IResult> StartAsync(
        string name, HttpRequest request, DurableTaskClient client, string? instanceId = null, double? timeout = null)
    {
        var input = await JsonBody.ReadAsync(request);
        var started = await client.ScheduleNewOrchestrationInstanceAsync(
            name, input, new StartOrchestrationOptions(instanceId), request.HttpContext.RequestAborted);
        return timeout is > 0
            ? await client.WaitForCompletionOrCreateCheckStatusResponseAsync(request, started, TimeSpan.FromSeconds(timeout.Value))
            : client.CreateCheckStatusResponse(request, started);
    }
}
