using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Perdure.AspNetCore.Responses;

/// <summary>202 with the management URLs as body, the status URL as <c>Location</c> and a hint when to ask again.</summary>
internal sealed class CheckStatusResult(CheckStatusPayload payload) : IResult
{
    private const string RetryAfterSeconds = "10";

    public static CheckStatusPayload PayloadFor(HttpRequest request, string instanceId, bool errorOnFailure, bool withRewind)
    {
        var options = request.HttpContext.RequestServices.GetRequiredService<IOptions<DurableTaskHttpOptions>>().Value;
        return new ManagementUrls(request, options).Of(instanceId, errorOnFailure, withRewind);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = payload.StatusQueryGetUri;
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Json(payload, ReadableJson.Values, statusCode: StatusCodes.Status202Accepted).ExecuteAsync(httpContext);
    }
}
