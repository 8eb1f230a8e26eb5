using Microsoft.AspNetCore.Http;
using Perdure.AspNetCore.Responses;

namespace Perdure.AspNetCore;

/// <summary>Responses that let an HTTP caller follow an orchestration.</summary>
public static class DurableTaskClientHttpExtensions
{
    /// <summary>
    /// The answer to a request that started an orchestration: 202, the URLs that manage the instance as body, the status URL as
    /// <c>Location</c>, and <c>Retry-After: 10</c>.
    /// </summary>
    /// <param name="client">The client that started the instance.</param>
    /// <param name="request">The request that is answered; its origin becomes the origin of the URLs.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="returnInternalServerErrorOnFailure">Whether the status URL answers with 500 when the orchestration has failed.</param>
    public static IResult CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequest request, string instanceId, bool returnInternalServerErrorOnFailure = false) =>
        new CheckStatusResult(PayloadFor(client, request, instanceId, returnInternalServerErrorOnFailure, withRewind: false));

    /// <summary>The URLs that manage an instance, to be sent in a form of one's own.</summary>
    /// <param name="client">The client that started the instance.</param>
    /// <param name="request">The request that is answered; its origin becomes the origin of the URLs.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="returnInternalServerErrorOnFailure">Whether the status URL answers with 500 when the orchestration has failed.</param>
    public static CheckStatusPayload CreateHttpManagementPayload(
        this DurableTaskClient client, HttpRequest request, string instanceId, bool returnInternalServerErrorOnFailure = false) =>
        PayloadFor(client, request, instanceId, returnInternalServerErrorOnFailure, withRewind: true);

    /// <summary>
    /// Waits for the orchestration to end and answers with its output; if it takes longer, with the check-status response.
    /// </summary>
    /// <param name="client">The client that started the instance.</param>
    /// <param name="request">The request that is answered.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="timeout">How long to wait; 10 seconds where not given.</param>
    /// <param name="returnInternalServerErrorOnFailure">Whether a failed orchestration is answered with 500 instead of 200.</param>
    /// <returns>200 with the output if it completed; the status if it ended otherwise; else 202.</returns>
    public static async Task<IResult> WaitForCompletionOrCreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequest request,
        string instanceId,
        TimeSpan? timeout = null,
        bool returnInternalServerErrorOnFailure = false)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted);
        patience.CancelAfter(timeout ?? TimeSpan.FromSeconds(10));
        try
        {
            var metadata = await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, patience.Token);
            return metadata.RuntimeStatus == OrchestrationRuntimeStatus.Completed
                ? new RawJsonResult(metadata.SerializedOutput)
                : new InstanceStatusResult(metadata, showInput: true, returnInternalServerErrorOnFailure);
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return client.CreateCheckStatusResponse(request, instanceId, returnInternalServerErrorOnFailure);
        }
    }

    private static CheckStatusPayload PayloadFor(DurableTaskClient client, HttpRequest request, string instanceId, bool errorOnFailure, bool withRewind)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return CheckStatusResult.PayloadFor(request, instanceId, errorOnFailure, withRewind);
    }
}
