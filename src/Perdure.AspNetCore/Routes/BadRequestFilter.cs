using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Routes;

/// <summary>Answers a request that cannot be understood with 400 and a message that says why, as the Functions host does.</summary>
internal sealed class BadRequestFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (JsonException error)
        {
            return BadRequest($"The body is not valid JSON: {error.Message}");
        }
        catch (ArgumentException error)
        {
            return BadRequest(error.Message);
        }
    }

    private static IResult BadRequest(string message) =>
        Results.Json(new Dictionary<string, string> { ["Message"] = message }, statusCode: StatusCodes.Status400BadRequest);
}
