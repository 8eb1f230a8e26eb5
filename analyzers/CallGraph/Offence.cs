using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Something in a body that comes out differently on replay.</summary>
internal sealed class Offence
{
    /// <summary>The separator between the hops of a chain.</summary>
    public const string Arrow = " → ";

    public Offence(string rule, string capability, string subject, string phrase, TextSpan span)
    {
        Rule = rule;
        Capability = capability;
        Subject = subject;
        Phrase = phrase;
        Span = span;
    }

    /// <summary>The same under another rule.</summary>
    public Offence WithRule(string rule) => new(rule, Capability, Subject, Phrase, Span) { Api = Api, ExternalChain = ExternalChain, IsPossible = IsPossible, Conditions = Conditions, UnderlyingRule = Rule };

    /// <summary>The same, but only when <paramref name="conditions"/> hold as well.</summary>
    public Offence When(ImmutableArray<OffenceCondition> conditions) => With(Conditions.AddRange(conditions), Span);

    /// <summary>The identifier of the rule.</summary>
    public string Rule { get; }

    /// <summary>The capability that is needed instead.</summary>
    public string Capability { get; }

    /// <summary>What does it, as it is shown, for example <c>DateTime.UtcNow</c>.</summary>
    public string Subject { get; }

    /// <summary>What it does, completing the sentence that begins with the subject.</summary>
    public string Phrase { get; }

    /// <summary>Where it is, in the body's tree.</summary>
    public TextSpan Span { get; }

    /// <summary>What must hold of other bodies for this to be an offence at all.</summary>
    public ImmutableArray<OffenceCondition> Conditions { get; init; } = ImmutableArray<OffenceCondition>.Empty;

    /// <summary>The documentation-comment id of the API, where there is one.</summary>
    public string? Api { get; init; }

    /// <summary>The hops inside another assembly, joined by arrows, where the API is reached there.</summary>
    public string? ExternalChain { get; init; }

    /// <summary>The rule that a mild one stands for; null when the rule speaks for itself.</summary>
    public string? UnderlyingRule { get; init; }

    /// <summary>Whether the way there, inside another assembly, goes through a call whose target is not certain.</summary>
    public bool IsPossible { get; init; }

    /// <summary>The same with all bodies that it names at their new places, if they are still there.</summary>
    public bool TryMove(BodyRelocation relocation, out Offence moved)
    {
        moved = this;
        if (!relocation.TryMove(Conditions, static (OffenceCondition condition, BodyRelocation to, out OffenceCondition one) => condition.TryMove(to, out one), out var conditions))
        {
            return false;
        }

        moved = conditions.IsEmpty && relocation.Shift == 0 ? this : With(conditions, relocation.Move(Span));
        return true;
    }

    private Offence With(ImmutableArray<OffenceCondition> conditions, TextSpan span) => new(Rule, Capability, Subject, Phrase, span)
    {
        Api = Api,
        ExternalChain = ExternalChain,
        IsPossible = IsPossible,
        UnderlyingRule = UnderlyingRule,
        Conditions = conditions,
    };
}
