using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Perdure.CodeFixes.Replace;

/// <summary>
/// Replaces what differs on replay by what the orchestration context offers, where running instances then find another history than the
/// one that they recorded. Offered one at a time, and its titles say so.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceChangingHistoryCodeFixProvider))]
[Shared]
public sealed class ReplaceChangingHistoryCodeFixProvider : ReplaceProvider
{
    /// <summary>The equivalence key of every action of this provider.</summary>
    public const string EquivalenceKey = "Perdure.ReplaceChangingHistory";

    /// <summary>Creates the provider.</summary>
    public ReplaceChangingHistoryCodeFixProvider()
        : base(changingHistory: true, EquivalenceKey)
    {
    }

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider()
    {
        return null;
    }
}
