using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.CodeFixes.FixAll;

namespace Perdure.CodeFixes.Thread;

/// <summary>
/// Passes a time or an identifier to a helper as a parameter, so that the helper stays free of the orchestration's types. It is the
/// author's choice for each helper, and so has no fix-all.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ThreadValueCodeFixProvider))]
[Shared]
public sealed class ThreadValueCodeFixProvider : ThreadProvider
{
    /// <summary>The equivalence key of every action of this provider.</summary>
    public const string EquivalenceKey = "Perdure.ThreadValue";

    /// <summary>Creates the provider.</summary>
    public ThreadValueCodeFixProvider()
        : base(EquivalenceKey)
    {
    }

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider()
    {
        return null;
    }

    private protected override Task<ThreadPlan?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        return ThreadPlanner.PlanValueAsync(target, cancellationToken);
    }
}
