using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Perdure.AspNetCore.Responses;
using Perdure.Worker;

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
        string name, HttpRequest request, DurableTaskClient client, string? instanceId = null)
    {
        ThrowIfUnknown(name, request.HttpContext.RequestServices);
        var parameters = new QueryParameters(request);
        var timeout = parameters.Seconds("timeout");
        var input = await JsonBody.ReadAsync(request);
        var started = await client.ScheduleNewOrchestrationInstanceAsync(
            name, input, new StartOrchestrationOptions(instanceId), request.HttpContext.RequestAborted);
        return await AnswerAsync(client, request, started, timeout, parameters.Flag(ManagementUrls.ErrorOnFailure));
    }

    // Only the worker that is at work knows for certain. In a client-only process, or while another worker is at work, the instance says it.
    private static void ThrowIfUnknown(string name, IServiceProvider services)
    {
        if (services.GetService<DurableTaskWorker>() is not { IsWorking: true })
        {
            return;
        }

        var registry = services.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(Options.DefaultName);
        if (!registry.Orchestrators.Any(orchestrator => orchestrator.Name == name))
        {
            throw new ArgumentException(registry.OrchestratorNotFound(name, TaskVersion.Unversioned).ErrorMessage);
        }
    }

    /// <summary>The answer to a request that started an instance: its output when the caller waits for it and it comes in time, else its
    /// URLs.</summary>
    public static async Task<IResult> AnswerAsync(DurableTaskClient client, HttpRequest request, string instanceId, TimeSpan? timeout, bool errorOnFailure) =>
        timeout > TimeSpan.Zero
            ? await client.WaitForCompletionOrCreateCheckStatusResponseAsync(request, instanceId, timeout, errorOnFailure)
            : client.CreateCheckStatusResponse(request, instanceId, errorOnFailure);
}
