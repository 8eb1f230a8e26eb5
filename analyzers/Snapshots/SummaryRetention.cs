using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// Keeps the summaries of files that an edit of a declaration cannot have touched: those that do not write the name of any method that
/// came or went. An unbalanced brace is such an edit, since it makes the methods after it go for a moment.
/// </summary>
internal static class SummaryRetention
{
    private const string GlobalUsing = "global using";

    /// <summary>Makes the summaries of untouched files valid for the snapshot <paramref name="key"/>.</summary>
    public static void Apply(SourceIndex index, SnapshotKey key, CancellationToken cancellation)
    {
        foreach (var earlier in ProjectMemory.AllOf(index))
        {
            if (earlier.Environment == key.Environment && earlier.Fingerprint != key.Declarations && ChangedMembers(index, earlier, out var changedTree) is { } changed)
            {
                Keep(index, earlier.Fingerprint, key.Declarations, changedTree, changed, cancellation);
                return;
            }
        }
    }

    private static IReadOnlyList<OutlinedMember>? ChangedMembers(SourceIndex index, ProjectMemory earlier, out int changedTree)
    {
        changedTree = -1;
        if (earlier.Outlines.Length != index.Trees.Length)
        {
            return null;
        }

        for (var i = 0; i < index.Trees.Length; i++)
        {
            if (index.Trees[i].Declarations.DeclarationHash != earlier.Outlines[i].Hash)
            {
                if (changedTree >= 0)
                {
                    return null;
                }

                changedTree = i;
            }
        }

        return changedTree < 0 ? null : earlier.Outlines[changedTree].ChangedMembers(index.Trees[changedTree].Declarations.Outline);
    }

    private static void Keep(
        SourceIndex index, ulong from, ulong to, int changedTree, IReadOnlyList<OutlinedMember> changed, CancellationToken cancellation)
    {
        var texts = index.Trees.Select(tree => tree.Tree.GetText(cancellation).ToString()).ToList();
        if (texts.Any(text => text.IndexOf(GlobalUsing, StringComparison.Ordinal) >= 0
            && changed.Any(member => member.StaticType is { } type && IdentifierSearch.Contains(text, type))))
        {
            // What is imported everywhere can be used without being written.
            return;
        }

        for (var i = 0; i < index.Trees.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (i != changedTree && !changed.Any(member => Writes(texts[i], member)))
            {
                index.Trees[i].Declarations.Summaries.Share(from, to);
            }
        }
    }

    private static bool Writes(string text, OutlinedMember member) =>
        (member.StaticType is not { } type || IdentifierSearch.Contains(text, type)) && IdentifierSearch.Contains(text, member.Name);
}
