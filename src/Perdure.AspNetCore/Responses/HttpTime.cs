using System.Globalization;

namespace Perdure.AspNetCore.Responses;

/// <summary>Times as the API shows them: UTC, whole seconds.</summary>
internal static class HttpTime
{
    private const string Pattern = "yyyy-MM-ddTHH:mm:ssZ";

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);
}
