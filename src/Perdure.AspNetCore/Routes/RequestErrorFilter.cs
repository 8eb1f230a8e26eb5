using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Perdure.AspNetCore.Responses;
using Perdure.Storage;

namespace Perdure.AspNetCore.Routes;

/// <summary>Answers a request that cannot be understood with 400, one whose instance id is taken with 409, one that the state of an instance does
/// not allow with 500, and any while the store cannot be used with 503, each with a message that says why.</summary>
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
            return Error(StatusCodes.Status400BadRequest, WithoutParameter(error));
        }
        catch (OrchestrationAlreadyExistsException error)
        {
            return Error(StatusCodes.Status409Conflict, error.Message);
        }
        catch (OrchestrationStoreException error)
        {
            return Error(StatusCodes.Status503ServiceUnavailable, error.Message);
        }
        catch (InvalidOperationException error)
        {
            return Error(StatusCodes.Status500InternalServerError, error.Message);
        }
    }

    // The name of a parameter in this code says nothing to a caller over HTTP.
    private static string WithoutParameter(ArgumentException error) => error.ParamName is { } parameter
        ? error.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)
        : error.Message;

    private static IResult Error(int statusCode, string message) =>
        Results.Json(new Dictionary<string, string> { ["Message"] = message }, ReadableJson.Values, statusCode: statusCode);
}
