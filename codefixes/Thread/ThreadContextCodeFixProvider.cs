using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Perdure.CodeFixes.FixAll;

namespace Perdure.CodeFixes.Thread;

/// <summary>
/// Brings the orchestration context to a helper that has none: adds the parameter to the helper and to each function between it and a
/// context, in every override and implementation, and passes it at every call in the solution.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ThreadContextCodeFixProvider))]
[Shared]
public sealed class ThreadContextCodeFixProvider : ThreadProvider
{
    /// <summary>The equivalence key of every action of this provider.</summary>
    public const string EquivalenceKey = "Perdure.ThreadContext";

    /// <summary>Creates the provider.</summary>
    public ThreadContextCodeFixProvider()
        : base(EquivalenceKey)
    {
    }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider()
    {
        return ThreadFixAllProvider.Instance;
    }

    private protected override Task<ThreadPlan?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        return ThreadPlanner.PlanContextAsync(target, cancellationToken);
    }
}
