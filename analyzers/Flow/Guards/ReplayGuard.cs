using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow.Guards;

/// <summary>Code that runs only as the replay flag says.</summary>
internal sealed class ReplayGuard
{
    public ReplayGuard(IReadOnlyList<IOperation> guarded, bool isStatement, BodyId? predicate)
    {
        Guarded = guarded;
        IsStatement = isStatement;
        Predicate = predicate;
    }

    /// <summary>What runs or not.</summary>
    public IReadOnlyList<IOperation> Guarded { get; }

    /// <summary>Whether the code leaves no value behind, as a branch of a conditional operator does.</summary>
    public bool IsStatement { get; }

    /// <summary>The helper that has to answer the flag for this to be a guard at all; null when the flag is asked for on the spot.</summary>
    public BodyId? Predicate { get; }

    /// <summary>What must hold of other bodies for this to be a guard.</summary>
    public ImmutableArray<OffenceCondition> Conditions => Predicate is { } body
        ? ImmutableArray.Create(OffenceCondition.Has(body, BodyTraits.AnswersReplayFlag))
        : ImmutableArray<OffenceCondition>.Empty;
}
