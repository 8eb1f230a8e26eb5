namespace Perdure.Client.Entities;

/// <summary>Which entities a query gives, and how.</summary>
public record EntityQuery
{
    /// <summary>How many a page holds when nothing is said.</summary>
    public const int DefaultPageSize = 100;

    private readonly string? _instanceIdStartsWith;

    /// <summary>How the id begins: <c>name</c> for names that begin so, <c>name@</c> for one name, <c>name@key</c> for keys that begin
    /// so. A leading <c>@</c> is added and the name put in lower case.</summary>
    public string? InstanceIdStartsWith
    {
        get => _instanceIdStartsWith;
        init => _instanceIdStartsWith = Normalize(value);
    }

    /// <summary>Changed at this time or later.</summary>
    public DateTimeOffset? LastModifiedFrom { get; init; }

    /// <summary>Changed at this time or earlier.</summary>
    public DateTimeOffset? LastModifiedTo { get; init; }

    /// <summary>Whether states are fetched. The default is yes.</summary>
    public bool IncludeState { get; init; } = true;

    /// <summary>Whether entities without a state are given too: those that are only locked or have operations waiting.</summary>
    public bool IncludeTransient { get; init; }

    /// <summary>How many a page holds at most.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Where an earlier query ended.</summary>
    public string? ContinuationToken { get; init; }

    private static string? Normalize(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix))
        {
            return prefix;
        }

        var id = prefix[0] == '@' ? prefix : "@" + prefix;
        var separator = id.IndexOf('@', 1);
        return separator < 0 ? id.ToLowerInvariant() : string.Concat(id[..separator].ToLowerInvariant(), id.AsSpan(separator));
    }
}
