using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Perdure.AspNetCore.Responses;

/// <summary>The status of an instance: 202 while it goes on, 200 when it has ended.</summary>
internal sealed class InstanceStatusResult(
    OrchestrationMetadata metadata, bool showInput, bool returnInternalServerErrorOnFailure, InstanceHistory? history = null) : IResult
{
    private const string RetryAfterSeconds = "5";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCode();
        if (response.StatusCode == StatusCodes.Status202Accepted)
        {
            response.Headers.Location = httpContext.Request.GetEncodedUrl();
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        response.ContentType = $"{MediaTypeNames.Application.Json}; charset={Encoding.UTF8.WebName}";
        await using var json = new Utf8JsonWriter(response.BodyWriter, ReadableJson.Members);
        InstanceStatusWriter.Write(json, metadata, showInput, history);
    }

    private int StatusCode() => metadata.RuntimeStatus switch
    {
        OrchestrationRuntimeStatus.Failed when returnInternalServerErrorOnFailure => StatusCodes.Status500InternalServerError,
        _ => metadata.IsCompleted ? StatusCodes.Status200OK : StatusCodes.Status202Accepted,
    };
}
