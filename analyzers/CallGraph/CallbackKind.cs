namespace Perdure.Analyzers.CallGraph;

/// <summary>What a member of the platform asks of the objects that it works on.</summary>
internal enum CallbackKind
{
    /// <summary>Which of two comes first: <c>CompareTo</c>.</summary>
    Comparison,

    /// <summary>Whether two are equal: <c>Equals</c>.</summary>
    Equality,

    /// <summary>Their text: <c>ToString()</c>.</summary>
    Text,

    /// <summary>Their text, by the formatting interfaces where they have them.</summary>
    FormattedText,

    /// <summary>The values of their public properties.</summary>
    Properties,
}
