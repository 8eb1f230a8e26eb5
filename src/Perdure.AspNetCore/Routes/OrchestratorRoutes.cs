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
        return await AnswerAsync(client, request, started, timeout);
    }

    /// <summary>The answer to a request that started an instance: its output when the caller waits for it and it comes in time, else its
    /// URLs.</summary>
    public static async Task<IResult> AnswerAsync(DurableTaskClient client, HttpRequest request, string instanceId, double? timeoutSeconds) =>
        timeoutSeconds is > 0
            ? await client.WaitForCompletionOrCreateCheckStatusResponseAsync(request, instanceId, TimeSpan.FromSeconds(timeoutSeconds.Value))
            : client.CreateCheckStatusResponse(request, instanceId);
}
