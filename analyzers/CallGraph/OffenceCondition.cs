namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// Something in another body without which an offence is none. An edit of that body leaves the summary that holds the offence as it
/// is, so the question is answered when the summaries are merged.
/// </summary>
internal sealed class OffenceCondition
{
    private OffenceCondition(OffenceConditionKind kind, BodyId body)
    {
        Kind = kind;
        Body = body;
    }

    /// <summary>What is asked.</summary>
    public OffenceConditionKind Kind { get; }

    /// <summary>The body, or the declaration of the static, that is asked about.</summary>
    public BodyId Body { get; }

    /// <summary>The trait that the body must have.</summary>
    public BodyTraits Trait { get; private init; }

    /// <summary>The ordinal of the parameter through which the body must log.</summary>
    public int Parameter { get; private init; }

    /// <summary>Whether the answer must be no.</summary>
    public bool IsNegated { get; private init; }

    /// <summary>The opposite.</summary>
    public OffenceCondition Negate() => new(Kind, Body) { Trait = Trait, Parameter = Parameter, IsNegated = !IsNegated };

    /// <summary>The body, or one that it certainly calls, has the trait.</summary>
    public static OffenceCondition Reaches(BodyId body, BodyTraits trait) => new(OffenceConditionKind.ReachesTrait, body) { Trait = trait };

    /// <summary>The body itself, or one whose result it hands on, has the trait.</summary>
    public static OffenceCondition Has(BodyId body, BodyTraits trait) => new(OffenceConditionKind.HasTrait, body) { Trait = trait };

    /// <summary>The body writes a log through one of its parameters.</summary>
    public static OffenceCondition LogsThrough(BodyId body, int parameter) => new(OffenceConditionKind.LogsThroughParameter, body) { Parameter = parameter };

    /// <summary>Nothing in source implements the interface member that is declared at <paramref name="slot"/>, so nobody can look into it.</summary>
    public static OffenceCondition Unimplemented(BodyId slot) => new(OffenceConditionKind.Unimplemented, slot);

    /// <summary>No orchestrator reaches the body: for a constructor, that somebody else made the object.</summary>
    public static OffenceCondition NotReached(BodyId body) => new(OffenceConditionKind.Reached, body) { IsNegated = true };

    /// <summary>Some code gives the static another value, after its initialiser.</summary>
    public static OffenceCondition Written(BodyId declaration) => new(OffenceConditionKind.StaticWritten, declaration);

    /// <summary>Some code changes the content of the collection in the static, after its initialiser.</summary>
    public static OffenceCondition ContentChanged(BodyId declaration) => new(OffenceConditionKind.StaticContentChanged, declaration);

    /// <summary>The same with the body at its new place, if it is still there.</summary>
    public bool TryMove(BodyRelocation relocation, out OffenceCondition moved)
    {
        moved = this;
        if (!relocation.TryMove(Body, out var body))
        {
            return false;
        }

        moved = new OffenceCondition(Kind, body) { Trait = Trait, Parameter = Parameter, IsNegated = IsNegated };
        return true;
    }
}
