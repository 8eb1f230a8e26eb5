using System.Globalization;
using System.Text.Json;

namespace Perdure.Replay.Guard;

/// <summary>
/// Compares serialized inputs as values. What a later version of the application may change without harm (members added or removed,
/// another case of names, another way to write the same number, time or enumeration value) is a difference in form; a member that both
/// have with another value is a difference in value.
/// </summary>
internal static class JsonValueComparer
{
    private const int ShownLength = 120;

    /// <summary>Compares two inputs.</summary>
    /// <param name="recorded">What history holds; null when it cannot be compared or there is none.</param>
    /// <param name="actual">What the orchestrator passes now.</param>
    /// <returns>How they differ, and where.</returns>
    public static ValueDifference Compare(string? recorded, string? actual)
    {
        if (string.Equals(recorded, actual, StringComparison.Ordinal))
        {
            return ValueDifference.None;
        }

        if (IsNothing(recorded) && IsNothing(actual))
        {
            return ValueDifference.InForm("$", recorded, actual);
        }

        if (!TryParse(recorded, out var left) || !TryParse(actual, out var right))
        {
            return ValueDifference.InValue("$", recorded, actual);
        }

        using (left)
        using (right)
        {
            var form = ValueDifference.None;
            var value = Compare(left.RootElement, right.RootElement, "$", ref form);
            return value.Kind == ValueDifferenceKind.Value ? value
                : form.Kind == ValueDifferenceKind.None ? ValueDifference.InForm("$", recorded, actual)
                : form;
        }
    }

    private static bool IsNothing(string? json) => json is null or "" or "null";

    private static bool TryParse(string? json, out JsonDocument document)
    {
        document = null!;
        try
        {
            document = JsonDocument.Parse(string.IsNullOrEmpty(json) ? "null" : json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ValueDifference Compare(JsonElement left, JsonElement right, string path, ref ValueDifference form)
    {
        if (left.ValueKind == right.ValueKind)
        {
            return left.ValueKind switch
            {
                JsonValueKind.Object => CompareObjects(left, right, path, ref form),
                JsonValueKind.Array => CompareArrays(left, right, path, ref form),
                JsonValueKind.Number => CompareNumbers(left, right, path, ref form),
                JsonValueKind.String => CompareStrings(left, right, path, ref form),
                _ => ValueDifference.None,
            };
        }

        if (IsSameScalarInAnotherForm(left, right))
        {
            form = ValueDifference.InForm(path, Show(left), Show(right));
            return ValueDifference.None;
        }

        return ValueDifference.InValue(path, Show(left), Show(right));
    }

    private static ValueDifference CompareObjects(JsonElement left, JsonElement right, string path, ref ValueDifference form)
    {
        var others = new Dictionary<string, JsonProperty>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in right.EnumerateObject())
        {
            others[property.Name] = property;
        }

        foreach (var property in left.EnumerateObject())
        {
            var memberPath = $"{path}.{property.Name}";
            if (!others.Remove(property.Name, out var other))
            {
                form = ValueDifference.InForm(memberPath, Show(property.Value), null);
                continue;
            }

            if (property.Name != other.Name)
            {
                form = ValueDifference.InForm(memberPath, property.Name, other.Name);
            }

            var difference = Compare(property.Value, other.Value, memberPath, ref form);
            if (difference.Kind == ValueDifferenceKind.Value)
            {
                return difference;
            }
        }

        foreach (var added in others.Values)
        {
            form = ValueDifference.InForm($"{path}.{added.Name}", null, Show(added.Value));
        }

        return ValueDifference.None;
    }

    private static ValueDifference CompareArrays(JsonElement left, JsonElement right, string path, ref ValueDifference form)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return ValueDifference.InValue(path, Show(left), Show(right));
        }

        var index = 0;
        foreach (var (a, b) in left.EnumerateArray().Zip(right.EnumerateArray()))
        {
            var difference = Compare(a, b, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), ref form);
            if (difference.Kind == ValueDifferenceKind.Value)
            {
                return difference.InList(Show(left), Show(right), IsPermutation(left, right));
            }
        }

        return ValueDifference.None;
    }

    private static bool IsPermutation(JsonElement left, JsonElement right) =>
        left.EnumerateArray().Select(e => e.GetRawText()).Order(StringComparer.Ordinal)
            .SequenceEqual(right.EnumerateArray().Select(e => e.GetRawText()).Order(StringComparer.Ordinal));

    private static ValueDifference CompareNumbers(JsonElement left, JsonElement right, string path, ref ValueDifference form)
    {
        if (left.GetRawText() == right.GetRawText())
        {
            return ValueDifference.None;
        }

        var same = left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b) ? a == b : left.GetDouble().Equals(right.GetDouble());
        if (!same)
        {
            return ValueDifference.InValue(path, Show(left), Show(right));
        }

        form = ValueDifference.InForm(path, Show(left), Show(right));
        return ValueDifference.None;
    }

    private static ValueDifference CompareStrings(JsonElement left, JsonElement right, string path, ref ValueDifference form)
    {
        if (left.ValueEquals(right.GetString()))
        {
            return ValueDifference.None;
        }

        if (left.TryGetDateTimeOffset(out var a) && right.TryGetDateTimeOffset(out var b) && a == b)
        {
            form = ValueDifference.InForm(path, Show(left), Show(right));
            return ValueDifference.None;
        }

        return ValueDifference.InValue(path, Show(left), Show(right));
    }

    // A number and its text, or an enumeration value as number and as name: the options of the serializer decide which is written.
    private static bool IsSameScalarInAnotherForm(JsonElement left, JsonElement right)
    {
        var (number, text) = left.ValueKind == JsonValueKind.Number ? (left, right) : (right, left);
        if (number.ValueKind != JsonValueKind.Number || text.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        return decimal.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            ? number.TryGetDecimal(out var value) && value == parsed
            : number.TryGetInt64(out _) && text.GetString() is [var first, ..] && (char.IsLetter(first) || first == '_');
    }

    private static string Show(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength), "…");
    }
}
