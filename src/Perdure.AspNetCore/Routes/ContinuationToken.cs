namespace Perdure.AspNetCore.Routes;

/// <summary>How a client asks for the next page, and is told that there is one.</summary>
internal static class ContinuationToken
{
    /// <summary>The header, in requests and responses alike; empty on the last page.</summary>
    public const string Header = "x-ms-continuation-token";
}
