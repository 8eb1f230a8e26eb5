using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Routes;

/// <summary>The query of a request, read as the Functions host reads it: a parameter without a value counts as not given.</summary>
/// <param name="request">The request.</param>
internal sealed class QueryParameters(HttpRequest request)
{
    /// <summary>A flag.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="otherwise">What it is when it is not given.</param>
    /// <returns>The flag.</returns>
    /// <exception cref="ArgumentException">It is neither true nor false.</exception>
    public bool Flag(string name, bool otherwise = false) => Text(name) is not { } text
        ? otherwise
        : bool.TryParse(text, out var flag) ? flag : throw Wrong(name, text, "true or false");

    /// <summary>How many results are asked for.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="otherwise">What it is when it is not given, or not more than zero.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">It is not a number.</exception>
    public int Count(string name, int otherwise) => Text(name) is not { } text
        ? otherwise
        : !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count)
            ? throw Wrong(name, text, "a whole number")
            : count > 0 ? count : otherwise;

    /// <summary>A time span in seconds.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <returns>The time span; null when it is not given.</returns>
    /// <exception cref="ArgumentException">It is not a number of seconds.</exception>
    public TimeSpan? Seconds(string name) => Text(name) is not { } text
        ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < int.MaxValue / 1000
            ? TimeSpan.FromSeconds(seconds)
            : throw Wrong(name, text, "a number of seconds");

    /// <summary>A point in time; without a zone it is UTC.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <returns>The time; null when it is not given.</returns>
    /// <exception cref="ArgumentException">It is not a time.</exception>
    public DateTimeOffset? Time(string name) => Text(name) is not { } text
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong(name, text, "a time such as 2026-01-31T12:00:00Z (a '+' in it has to be sent as %2B)");

    /// <summary>A text.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <returns>The text; null when it is not given.</returns>
    public string? Text(string name) => request.Query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    private static ArgumentException Wrong(string name, string text, string expected) =>
        new($"The query parameter '{name}' is '{text}', but must be {expected}.");
}
