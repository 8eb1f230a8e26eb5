using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Routes;

/// <summary>Answers a request that cannot be understood with 400, and one that the state of an instance does not allow with 500, each with a
/// message that says why, as the Functions host does.</summary>
internal sealed class RequestErrorFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (JsonException error)
        {
            return Error(StatusCodes.Status400BadRequest, $"The body is not valid JSON: {error.Message}");
        }
        catch (ArgumentException error)
        {
            return Error(StatusCodes.Status400BadRequest, error.Message);
        }
        catch (InvalidOperationException error)
        {
            return Error(StatusCodes.Status500InternalServerError, error.Message);
        }
    }

    private static IResult Error(int statusCode, string message) =>
        Results.Json(new Dictionary<string, string> { ["Message"] = message }, statusCode: statusCode);
}
