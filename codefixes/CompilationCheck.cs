using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Perdure.CodeFixes;

/// <summary>The last line of defence: a fix is only offered when the file compiles as well after it as before.</summary>
internal static class CompilationCheck
{
    /// <summary>Whether <paramref name="changed"/> has no more compiler errors than <paramref name="original"/>.</summary>
    public static async Task<bool> IsAsGoodAsync(Document original, Document changed, CancellationToken cancellationToken)
    {
        var after = await CountErrorsAsync(changed, cancellationToken).ConfigureAwait(false);
        return after == 0 || after <= await CountErrorsAsync(original, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> CountErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ?? 0;
    }
}
