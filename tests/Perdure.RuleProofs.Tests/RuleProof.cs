namespace Perdure.RuleProofs.Tests;

/// <summary>How the harm of a rule is shown.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Harm">What is seen; null where nothing can be.</param>
/// <param name="Reason">Why nothing can be seen; null where something is.</param>
internal sealed record RuleProof(string Rule, Harm? Harm, string? Reason = null)
{
    private static readonly IReadOnlyDictionary<string, RuleProof> Listed = new RuleProof[]
    {
        new("PDR0109", Tests.Harm.Repeats),
        new("PDR0201", Tests.Harm.Hangs),
        new("PDR0203", Tests.Harm.Hangs),
        new("PDR0205", Tests.Harm.Hangs),
        new("PDR0206", Tests.Harm.Hangs),
        new("PDR0207", Tests.Harm.Hangs),
        new("PDR0301", Tests.Harm.Hangs),
        new("PDR0302", Tests.Harm.Hangs),
        new("PDR0303", Tests.Harm.Hangs),
        new("PDR0304", Tests.Harm.Hangs),
        new("PDR0305", Tests.Harm.Hangs),
        new("PDR0306", Tests.Harm.Hangs),
        new("PDR0307", Tests.Harm.LosesFailure),
        new("PDR0309", null, "the task of the example has completed when it is given, which is why the rule only asks; a task that has not is what PDR0304 shows"),
        new("PDR0401", Tests.Harm.Repeats),
        new("PDR0403", Tests.Harm.Grows),
        new("PDR0404", null, "a context that is kept does harm when other code uses it, which the runtime refuses; tests of the runtime show that"),
        new("PDR0405", null, "this runtime starts the next generation only when the orchestrator has ended, and loses nothing of what it asked for before"),
        new("PDR0406", null, "this runtime lets go of the timers of an orchestration that has ended, so that the rule does not hold in it"),
        new("PDR0407", Tests.Harm.Refused),
    }.ToDictionary(proof => proof.Rule);

    /// <summary>How the harm of a rule is shown: by a replay that differs, unless it is listed otherwise.</summary>
    public static RuleProof Of(string rule) => Listed.GetValueOrDefault(rule) ?? new RuleProof(rule, Tests.Harm.Differs);
}
