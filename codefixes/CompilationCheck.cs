using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Perdure.CodeFixes;

/// <summary>The last line of defence: a fix is only offered when the file compiles as well after it as before.</summary>
internal static class CompilationCheck
{
    /// <summary>A logger that was injected through a primary constructor is read no more when the context makes one.</summary>
    private const string UnreadParameter = "CS9113";

    /// <summary>Whether <paramref name="changed"/> has no more compiler errors and no more warnings than <paramref name="original"/>.</summary>
    public static async Task<bool> IsAsGoodAsync(Document original, Document changed, CancellationToken cancellationToken)
    {
        var after = await CountAsync(changed, cancellationToken).ConfigureAwait(false);
        if (after is (0, 0))
        {
            return true;
        }

        var before = await CountAsync(original, cancellationToken).ConfigureAwait(false);
        return after.Errors <= before.Errors && after.Warnings <= before.Warnings;
    }

    private static async Task<(int Errors, int Warnings)> CountAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var diagnostics = model?.GetDiagnostics(cancellationToken: cancellationToken) ?? ImmutableArray<Diagnostic>.Empty;
        return (
            diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id != UnreadParameter));
    }
}
