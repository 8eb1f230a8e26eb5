using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Routes;

/// <summary>Reads a request body as JSON that is passed on as it is.</summary>
internal static class JsonBody
{
    /// <summary>The body, or null where there is none.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static async Task<JsonElement?> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        if (buffer.Length == 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return document.RootElement.Clone();
    }
}
