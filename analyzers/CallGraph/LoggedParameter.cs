namespace Perdure.Analyzers.CallGraph;

/// <summary>A parameter through which a body writes a log: itself, or by handing it to another body.</summary>
internal readonly struct LoggedParameter
{
    public LoggedParameter(int ordinal)
    {
        Ordinal = ordinal;
        IsHandedOn = false;
        Target = default;
        TargetOrdinal = -1;
    }

    public LoggedParameter(int ordinal, BodyId target, int targetOrdinal)
    {
        Ordinal = ordinal;
        IsHandedOn = true;
        Target = target;
        TargetOrdinal = targetOrdinal;
    }

    /// <summary>The ordinal of the parameter.</summary>
    public int Ordinal { get; }

    /// <summary>Whether another body does the logging.</summary>
    public bool IsHandedOn { get; }

    /// <summary>The body that it is handed to.</summary>
    public BodyId Target { get; }

    /// <summary>The ordinal of that body's parameter.</summary>
    public int TargetOrdinal { get; }

    /// <summary>The same with the other body at its new place, if it is still there.</summary>
    public bool TryMove(BodyRelocation relocation, out LoggedParameter moved)
    {
        moved = this;
        if (!IsHandedOn)
        {
            return true;
        }

        if (!relocation.TryMove(Target, out var target))
        {
            return false;
        }

        moved = new LoggedParameter(Ordinal, target, TargetOrdinal);
        return true;
    }
}
