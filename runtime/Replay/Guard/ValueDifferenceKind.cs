namespace Perdure.Replay.Guard;

/// <summary>How much two serialized values differ.</summary>
internal enum ValueDifferenceKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In form: a later version of the application may do that.</summary>
    Form,

    /// <summary>In value.</summary>
    Value,
}
