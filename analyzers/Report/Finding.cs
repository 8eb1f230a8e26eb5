using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Report;

/// <summary>A diagnostic without symbols or syntax: trees are named by their index.</summary>
internal sealed class Finding
{
    public Finding(
        string rule,
        string message,
        TextSpan span,
        ImmutableArray<(int Tree, TextSpan Span)> hops,
        ImmutableDictionary<string, string?> properties)
    {
        Rule = rule;
        Message = message;
        Span = span;
        Hops = hops;
        Properties = properties;
    }

    /// <summary>The identifier of the rule.</summary>
    public string Rule { get; }

    /// <summary>The whole message.</summary>
    public string Message { get; }

    /// <summary>Where it is shown, in the tree under which it is filed.</summary>
    public TextSpan Span { get; }

    /// <summary>The calls that lead there, in trees of the analysed compilation.</summary>
    public ImmutableArray<(int Tree, TextSpan Span)> Hops { get; }

    /// <summary>What code fixes need.</summary>
    public ImmutableDictionary<string, string?> Properties { get; }
}
