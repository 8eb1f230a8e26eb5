namespace Perdure;

/// <summary>The order of versions.</summary>
internal static class TaskVersionComparer
{
    /// <summary>Compares two versions: none is the oldest, numbers as numbers, other text without regard to case.</summary>
    /// <param name="left">The first version.</param>
    /// <param name="right">The second version.</param>
    /// <returns>Negative, 0 or positive.</returns>
    public static int Compare(string? left, string? right)
    {
        bool leftIsBlank = string.IsNullOrWhiteSpace(left);
        bool rightIsBlank = string.IsNullOrWhiteSpace(right);
        if (leftIsBlank || rightIsBlank)
        {
            return rightIsBlank.CompareTo(leftIsBlank);
        }

        return System.Version.TryParse(left, out var leftNumber) && System.Version.TryParse(right, out var rightNumber)
            ? leftNumber.CompareTo(rightNumber)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
