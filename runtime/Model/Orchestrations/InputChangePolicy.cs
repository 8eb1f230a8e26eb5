namespace Perdure;

/// <summary>What happens when a replay passes an input that differs from the recorded one in a member that both have.</summary>
public enum InputChangePolicy
{
    /// <summary>It counts as a determinism violation.</summary>
    Violation,

    /// <summary>It is reported as a warning and the replay goes on with the recorded result.</summary>
    Warn,

    /// <summary>It is not looked at.</summary>
    Ignore,
}
