using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Perdure.CodeFixes.Replace;

/// <summary>
/// Replaces what differs on replay by what the orchestration context offers, where the history of running instances stays as it is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceCodeFixProvider))]
[Shared]
public sealed class ReplaceCodeFixProvider : ReplaceProvider
{
    /// <summary>The equivalence key of every action of this provider.</summary>
    public const string EquivalenceKey = "Perdure.Replace";

    /// <summary>Creates the provider.</summary>
    public ReplaceCodeFixProvider()
        : base(changingHistory: false, EquivalenceKey)
    {
    }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider()
    {
        return ReplaceFixAllProvider.Instance;
    }
}
