using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Contracts;

/// <summary>What is wrong with a call.</summary>
internal sealed class Complaint
{
    public Complaint(string rule, TextSpan span, string text)
    {
        Rule = rule;
        Span = span;
        Text = text;
    }

    /// <summary>The identifier of the rule.</summary>
    public string Rule { get; }

    /// <summary>Where it is shown.</summary>
    public TextSpan Span { get; }

    /// <summary>A sentence without its subject, which is the caller.</summary>
    public string Text { get; }
}
