namespace Perdure.AspNetCore;

/// <summary>How the HTTP management API is offered.</summary>
public sealed class DurableTaskHttpOptions
{
    /// <summary>The route that Durable Functions uses, and the default here.</summary>
    public const string DefaultBasePath = "/runtime/webhooks/durabletask";

    /// <summary>The path under which the API is served; starts with a slash.</summary>
    public string BasePath { get; set; } = DefaultBasePath;

    /// <summary>
    /// The key that every request must bring, as the query parameter <c>code</c> or the header <c>x-functions-key</c>.
    /// Without a key only requests from this machine are answered.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>
    /// The origin in the URLs that responses contain, such as <c>https://orders.example.org</c>. Without it the origin of the
    /// request is used: set it behind a proxy that does not forward the host.
    /// </summary>
    public Uri? PublicOrigin { get; set; }
}
