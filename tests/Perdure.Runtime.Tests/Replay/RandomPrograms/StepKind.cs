namespace Perdure.Tests.Replay.RandomPrograms;

public enum StepKind
{
    Activity,
    FailingActivity,
    RetriedActivity,
    Timer,
    LongTimer,
    CancelledTimer,
    Event,
    EventWithTimeout,
    Signal,
    EntityCall,
    Identifier,
    Transfer,
    Sequence,
    Parallel,
    Race,
    Child,
}
