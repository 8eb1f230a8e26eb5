using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Report;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// While a file is being typed in, a missing brace turns its members inside out for a moment, and with them everything that binds to
/// them. The findings of the last snapshot in which the file was whole stand for that moment, moved along with the text.
/// </summary>
internal static class BrokenFile
{
    /// <summary>The findings for a snapshot that differs from an analysed one in a single file that does not parse, or null.</summary>
    public static FindingMap? Bridge(SourceIndex index, SnapshotKey key, CancellationToken cancellation)
    {
        foreach (var last in ProjectMemory.LastOf(index))
        {
            if (last.Environment == key.Environment && last.Identities.Length == index.Trees.Length
                && FindOnlyChange(index, last) is >= 0 and var changed
                && index.Trees[changed].Declarations.DeclarationHash != last.DeclarationHashes[changed]
                && index.Trees[changed].Tree.GetDiagnostics(cancellation).Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            {
                return Move(last, changed, index.Trees[changed].Tree.GetText(cancellation));
            }
        }

        return null;
    }

    private static int FindOnlyChange(SourceIndex index, AnalysedSnapshot last)
    {
        var changed = -1;
        for (var i = 0; i < last.Identities.Length; i++)
        {
            if (index.Trees[i].Declarations.Identity != last.Identities[i])
            {
                if (changed >= 0)
                {
                    return -1;
                }

                changed = i;
            }
        }

        return changed;
    }

    private static FindingMap Move(AnalysedSnapshot last, int changed, SourceText text)
    {
        if (!last.Texts.TryGetValue(changed, out var before))
        {
            return last.Map;
        }

        var shift = TextShift.Between(before, text);
        var moved = new Dictionary<int, ImmutableArray<Finding>>();
        foreach (var pair in last.Map.All)
        {
            var findings = pair.Value
                .Select(finding => Move(finding, pair.Key == changed, changed, shift))
                .Where(static finding => finding is not null)
                .Select(static finding => finding!);
            moved.Add(pair.Key, findings.ToImmutableArray());
        }

        return new FindingMap(moved);
    }

    private static Finding? Move(Finding finding, bool isInChanged, int changed, TextShift shift)
    {
        var span = isInChanged ? shift.Apply(finding.Span) : finding.Span;
        if (span is null)
        {
            return null;
        }

        var hops = finding.Hops
            .Select(hop => hop.Tree == changed ? (hop.Tree, Span: shift.Apply(hop.Span)) : (hop.Tree, hop.Span))
            .Where(static hop => hop.Span is not null)
            .Select(static hop => (hop.Tree, hop.Span!.Value));
        return new Finding(finding.Rule, finding.Message, span.Value, hops.ToImmutableArray(), finding.Properties);
    }
}
