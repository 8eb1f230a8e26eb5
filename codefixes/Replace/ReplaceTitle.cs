using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Replace;

/// <summary>The titles of Replace fixes.</summary>
internal static class ReplaceTitle
{
    /// <summary>The note of a fix after which running instances find another history than the one that they recorded.</summary>
    public const string ChangesHistory = "changes the history of running instances";

    /// <summary>The title, with the name that the context has in the code and with what changes in brackets.</summary>
    public static string Of(Replacement replacement, ContextReference? context, string? note)
    {
        var text = replacement.DisplayText;
        if (replacement.NeedsContext && context is not null)
        {
            text = text.Replace("context.", context.Expression + ".");
        }

        return note is null ? $"Use '{text}'" : $"Use '{text}' ({note})";
    }
}
