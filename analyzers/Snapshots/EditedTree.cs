using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>A file that was edited: most of its declarations are as they were, and so is what is known of their bodies.</summary>
internal sealed class EditedTree
{
    private readonly SummaryStore _earlier;
    private readonly TreeDeclarations _later;
    private readonly int[]? _places;
    private readonly UsingChange? _usings;

    /// <param name="earlier">The summaries before the edit.</param>
    /// <param name="later">The declarations after it.</param>
    /// <param name="places">For each earlier declaration the place of the one with the same header after the edit, or -1; null when the edit changed no header.</param>
    /// <param name="usings">The using directives that came or went, if any.</param>
    public EditedTree(SummaryStore earlier, TreeDeclarations later, int[]? places, UsingChange? usings)
    {
        _earlier = earlier;
        _later = later;
        _places = places;
        _usings = usings;
    }

    /// <summary>Makes the summaries of declarations that were not edited valid under the fingerprint <paramref name="to"/>.</summary>
    public void Adopt(ulong from, ulong to, BodyRelocation relocation, DeclarationChange change)
    {
        if (_usings is not { ReachesAnyBody: true })
        {
            _later.Summaries.Adopt(_earlier, from, to, (key, walked) => Move(key, walked, relocation, change));
        }
    }

    private (long Key, WalkedDeclaration Moved)? Move(long key, WalkedDeclaration walked, BodyRelocation relocation, DeclarationChange change)
    {
        var (declaration, part) = SummaryStore.Parts(key);
        var place = _places is null ? declaration : declaration < _places.Length ? _places[declaration] : -1;
        if (place < 0 || place >= _later.Count || walked.Text == WalkedDeclaration.NoText)
        {
            return null;
        }

        var node = _later.Node(place);
        if (WalkedDeclaration.HashText(node) != walked.Text || change.Touches(_later, place) || MayUse(place))
        {
            return null;
        }

        return walked.Move(relocation.By(node.SpanStart - walked.Start)) is { } moved ? (SummaryStore.Key(place, part), moved) : null;
    }

    /// <summary>Whether a declaration writes a name that a directive brings or took away.</summary>
    private bool MayUse(int declaration) =>
        _usings is { Names: { Count: > 0 } names } && SourceWords.Of(_later.Node(declaration).ToString()).MayHoldAny(names);
}
