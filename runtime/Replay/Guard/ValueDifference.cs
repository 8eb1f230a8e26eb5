namespace Perdure.Replay.Guard;

/// <summary>How two serialized values differ.</summary>
/// <param name="Kind">In nothing, in form only, or in value.</param>
/// <param name="Path">Where, as a JSON path.</param>
/// <param name="Recorded">What history holds there.</param>
/// <param name="Actual">What the orchestrator passes there.</param>
/// <param name="IsReordered">Whether the same elements stand in another order.</param>
internal readonly record struct ValueDifference(
    ValueDifferenceKind Kind, string? Path, string? Recorded, string? Actual, bool IsReordered = false)
{
    /// <summary>No difference.</summary>
    public static ValueDifference None => default;

    /// <summary>A difference in form.</summary>
    /// <param name="path">Where.</param>
    /// <param name="recorded">What history holds there.</param>
    /// <param name="actual">What the orchestrator passes there.</param>
    /// <returns>The difference.</returns>
    public static ValueDifference InForm(string path, string? recorded, string? actual) =>
        new(ValueDifferenceKind.Form, path, recorded, actual);

    /// <summary>A difference in value.</summary>
    /// <param name="path">Where.</param>
    /// <param name="recorded">What history holds there.</param>
    /// <param name="actual">What the orchestrator passes there.</param>
    /// <returns>The difference.</returns>
    public static ValueDifference InValue(string path, string? recorded, string? actual) =>
        new(ValueDifferenceKind.Value, path, recorded, actual);

    /// <summary>The same difference, seen from the list in which it is.</summary>
    /// <param name="recorded">The list that history holds.</param>
    /// <param name="actual">The list that the orchestrator passes.</param>
    /// <param name="isPermutation">Whether they have the same elements.</param>
    /// <returns>The difference.</returns>
    public ValueDifference InList(string recorded, string actual, bool isPermutation) =>
        isPermutation ? this with { Recorded = recorded, Actual = actual, IsReordered = true } : this;
}
