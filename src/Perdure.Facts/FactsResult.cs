using System.Collections.Generic;

namespace Perdure.Facts;

/// <summary>The facts of a set of assemblies.</summary>
internal sealed class FactsResult
{
    public FactsResult(string text, IReadOnlyList<string> messages)
    {
        Text = text;
        Messages = messages;
    }

    /// <summary>The facts file.</summary>
    public string Text { get; }

    /// <summary>What was not read, and why, for the author.</summary>
    public IReadOnlyList<string> Messages { get; }
}
