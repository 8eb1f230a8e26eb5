using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Responses;

/// <summary>Builds the URLs of an instance from the request that asks for them.</summary>
internal sealed class ManagementUrls(HttpRequest request, DurableTaskHttpOptions options)
{
    public CheckStatusPayload Of(string instanceId) => new()
    {
        Id = instanceId,
        StatusQueryGetUri = Instance(instanceId, ""),
        SendEventPostUri = Instance(instanceId, "/raiseEvent/{eventName}"),
        TerminatePostUri = Instance(instanceId, "/terminate", "reason={text}"),
        PurgeHistoryDeleteUri = Instance(instanceId, ""),
        RestartPostUri = Instance(instanceId, "/restart"),
        SuspendPostUri = Instance(instanceId, "/suspend", "reason={text}"),
        ResumePostUri = Instance(instanceId, "/resume", "reason={text}"),
    };

    private string Instance(string instanceId, string action, string query = "")
    {
        var origin = options.PublicOrigin?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
        var code = options.Key is { Length: > 0 } key ? $"code={Uri.EscapeDataString(key)}" : "";
        var all = string.Join('&', new[] { query, code }.Where(part => part.Length > 0));
        var path = $"{origin}{request.PathBase}{options.BasePath.TrimEnd('/')}/instances/{Uri.EscapeDataString(instanceId)}{action}";
        return all.Length == 0 ? path : $"{path}?{all}";
    }
}
