using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Access;

/// <summary>
/// Lets in callers that bring the key or, where no key is configured, callers on this machine. The management API can end and
/// delete every orchestration: it is closed unless somebody opens it.
/// </summary>
internal sealed class CallerFilter(DurableTaskHttpOptions options) : IEndpointFilter
{
    private const string KeyHeader = "x-functions-key";
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (options.Key is { Length: > 0 } key)
        {
            return BringsKey(request, key)
                ? await next(context)
                : Results.Problem(
                    "This API needs its key: send it as the query parameter 'code' or as the header 'x-functions-key'.",
                    statusCode: StatusCodes.Status401Unauthorized);
        }

        return IsLocal(request)
            ? await next(context)
            : Results.Problem(
                "Without a key this API answers only callers on its own machine. Configure one: app.MapDurableTask(options => options.Key = …).",
                statusCode: StatusCodes.Status403Forbidden);
    }

    private static bool BringsKey(HttpRequest request, string key)
    {
        var brought = request.Query["code"].FirstOrDefault() ?? request.Headers[KeyHeader].FirstOrDefault();
        return brought is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(brought), Encoding.UTF8.GetBytes(key));
    }

    /// <summary>
    /// A proxy on this machine makes strangers look local, so a forwarded request is not local; and a page in a browser on this
    /// machine may resolve its own name to the loopback address, so the host must be a loopback name as well.
    /// </summary>
    private static bool IsLocal(HttpRequest request)
    {
        // No address: an in-process or Unix-socket connection.
        var address = request.HttpContext.Connection.RemoteIpAddress;
        return (address is null || IPAddress.IsLoopback(address))
            && !ForwardingHeaders.Any(request.Headers.ContainsKey)
            && IsLoopbackName(request.Host.Host);
    }

    private static bool IsLoopbackName(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
