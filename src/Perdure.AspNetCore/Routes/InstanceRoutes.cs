using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perdure.AspNetCore.Responses;

namespace Perdure.AspNetCore.Routes;

/// <summary>Everything that is done with one instance.</summary>
internal static class InstanceRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var instance = routes.MapGroup("/instances/{instanceId}");
        instance.MapGet("", GetStatusAsync);
        instance.MapDelete("", PurgeAsync);
        instance.MapPost("/raiseEvent/{eventName}", RaiseEventAsync);
        instance.MapPost("/terminate", TerminateAsync);
        instance.MapPost("/suspend", SuspendAsync);
        instance.MapPost("/resume", ResumeAsync);
        instance.MapPost("/rewind", RewindAsync);
        instance.MapPost("/restart", RestartAsync);
    }

    private static async Task<IResult> GetStatusAsync(
        string instanceId, HttpRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        var parameters = new QueryParameters(request);
        var showInput = parameters.Flag("showInput", otherwise: true);
        var showHistory = parameters.Flag("showHistory");
        var showHistoryOutput = parameters.Flag("showHistoryOutput");
        var returnInternalServerErrorOnFailure = parameters.Flag(ManagementUrls.ErrorOnFailure);
        var metadata = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation);
        if (metadata is null)
        {
            return Results.NotFound();
        }

        var history = showHistory
            ? new InstanceHistory([.. await client.GetOrchestrationHistoryAsync(instanceId, cancellation)], showInput, showHistoryOutput)
            : null;
        return new InstanceStatusResult(metadata, showInput, returnInternalServerErrorOnFailure, history);
    }

    private static async Task<IResult> RaiseEventAsync(
        string instanceId, string eventName, HttpRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
        {
            throw new ArgumentException("An event is raised with the header 'Content-Type: application/json' and its data as the body.");
        }

        var payload = await JsonBody.ReadAsync(request);
        return await WhileItRunsAsync(
            instanceId, client, cancellation, () => client.RaiseEventAsync(instanceId, eventName, payload, cancellation));
    }

    private static Task<IResult> TerminateAsync(
        string instanceId, DurableTaskClient client, CancellationToken cancellation, string? reason = null) =>
        WhileItRunsAsync(instanceId, client, cancellation, () => client.TerminateInstanceAsync(instanceId, reason, cancellation));

    private static Task<IResult> SuspendAsync(
        string instanceId, DurableTaskClient client, CancellationToken cancellation, string? reason = null) =>
        WhileItRunsAsync(
            instanceId, client, cancellation, () => client.SuspendInstanceAsync(instanceId, reason, cancellation), status => status != OrchestrationRuntimeStatus.Suspended);

    private static Task<IResult> ResumeAsync(
        string instanceId, DurableTaskClient client, CancellationToken cancellation, string? reason = null) =>
        WhileItRunsAsync(
            instanceId, client, cancellation, () => client.ResumeInstanceAsync(instanceId, reason, cancellation), status => status == OrchestrationRuntimeStatus.Suspended);

    private static async Task<IResult> RewindAsync(
        string instanceId, DurableTaskClient client, CancellationToken cancellation, string? reason = null)
    {
        var metadata = await client.GetInstanceAsync(instanceId, cancellation);
        switch (metadata)
        {
            case null:
                return Results.NotFound();
            case { IsCompleted: true, RuntimeStatus: not OrchestrationRuntimeStatus.Failed }:
                return Results.StatusCode(StatusCodes.Status410Gone);
            default:
                await client.RewindInstanceAsync(instanceId, reason ?? "", cancellation);
                return Results.Accepted();
        }
    }

    private static async Task<IResult> RestartAsync(
        string instanceId, HttpRequest request, DurableTaskClient client, CancellationToken cancellation)
    {
        var parameters = new QueryParameters(request);
        var restartWithNewInstanceId = parameters.Flag("restartWithNewInstanceId", otherwise: true);
        var timeout = parameters.Seconds("timeout");
        if (await client.GetInstanceAsync(instanceId, cancellation) is null)
        {
            throw new ArgumentException("InstanceId does not match a valid orchestration instance.");
        }

        var restarted = await client.RestartAsync(instanceId, restartWithNewInstanceId, cancellation);
        return await OrchestratorRoutes.AnswerAsync(client, request, restarted, timeout, parameters.Flag(ManagementUrls.ErrorOnFailure));
    }

    private static async Task<IResult> PurgeAsync(string instanceId, DurableTaskClient client, CancellationToken cancellation)
    {
        var result = await client.PurgeInstanceAsync(instanceId, cancellation);
        return result.PurgedInstanceCount > 0
            ? Results.Json(new Dictionary<string, int> { ["instancesDeleted"] = result.PurgedInstanceCount })
            : Results.NotFound();
    }

    /// <summary>The client ignores what is sent to an instance that is missing, has ended or cannot take it; HTTP callers are told.</summary>
    private static async Task<IResult> WhileItRunsAsync(
        string instanceId,
        DurableTaskClient client,
        CancellationToken cancellation,
        Func<Task> action,
        Func<OrchestrationRuntimeStatus, bool>? isAllowed = null)
    {
        var metadata = await client.GetInstanceAsync(instanceId, cancellation);
        if (metadata is null)
        {
            return Results.NotFound();
        }

        if (metadata.IsCompleted)
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        if (isAllowed?.Invoke(metadata.RuntimeStatus) == false)
        {
            throw new InvalidOperationException($"The orchestration '{instanceId}' is {metadata.RuntimeStatus}, which does not allow this.");
        }

        await action();
        return Results.Accepted();
    }
}
