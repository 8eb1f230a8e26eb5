using System.Globalization;

namespace Perdure.Client;

/// <summary>Where the next page of a query begins, in the form that clients hand back.</summary>
internal static class ContinuationToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="lastKey">The key of the last result; null on the last page.</param>
    /// <returns>The token, or null.</returns>
    public static string? Write(long? lastKey) => lastKey?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token; null for the first page.</param>
    /// <returns>The key to go on after.</returns>
    /// <exception cref="ArgumentException">It is not a token of this store.</exception>
    public static long Read(string? token) => string.IsNullOrEmpty(token)
        ? 0
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? key
            : throw new ArgumentException($"'{token}' is not a continuation token of this store. Pass on the token that came with the page before, unchanged.", nameof(token));
}
