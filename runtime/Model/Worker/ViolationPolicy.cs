namespace Perdure.Worker;

/// <summary>What becomes of an instance on which the determinism guard finds a violation. In no case is anything emitted that the
/// turn asked for.</summary>
public enum ViolationPolicy
{
    /// <summary>It is suspended with the report as the reason and goes on when it is resumed, after a deployment that puts it right.</summary>
    Suspend,

    /// <summary>It fails with the report.</summary>
    Fail,
}
