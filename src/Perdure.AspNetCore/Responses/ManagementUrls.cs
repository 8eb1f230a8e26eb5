using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Responses;

/// <summary>Builds the URLs of an instance from the request that asks for them.</summary>
internal sealed class ManagementUrls(HttpRequest request, DurableTaskHttpOptions options)
{
    /// <summary>The query parameter by which a failed orchestration is answered with 500.</summary>
    public const string ErrorOnFailure = "returnInternalServerErrorOnFailure";

    /// <param name="instanceId">The instance.</param>
    /// <param name="errorOnFailure">Whether the status URL asks for 500 when the orchestration has failed.</param>
    /// <param name="withRewind">Whether the URL to rewind is among them.</param>
    public CheckStatusPayload Of(string instanceId, bool errorOnFailure, bool withRewind) => new()
    {
        Id = instanceId,
        StatusQueryGetUri = Instance(instanceId, "", errorOnFailure ? $"{ErrorOnFailure}=true" : ""),
        SendEventPostUri = Instance(instanceId, "/raiseEvent/{eventName}"),
        TerminatePostUri = Instance(instanceId, "/terminate", "reason={text}"),
        RewindPostUri = withRewind ? Instance(instanceId, "/rewind", "reason={text}") : null,
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
