using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The declarations of a tree without their syntax, so that two versions of a file can be compared after the first is gone.</summary>
internal sealed class DeclarationOutline
{
    private readonly ulong _frame;
    private readonly ulong[] _headers;
    private readonly OutlinedMember?[] _members;

    private DeclarationOutline(ulong frame, ulong[] headers, OutlinedMember?[] members)
    {
        _frame = frame;
        _headers = headers;
        _members = members;
        var hash = StableHash.Create();
        hash.Add(frame);
        foreach (var header in headers)
        {
            hash.Add(header);
        }

        Hash = hash.Value;
    }

    /// <summary>The hash of the whole outline.</summary>
    public ulong Hash { get; }

    public static DeclarationOutline Create(DeclarationCollector collector) =>
        new(collector.FrameHash, collector.HeaderHashes.ToArray(), collector.Nodes.Select(OutlinedMember.Of).ToArray());

    /// <summary>
    /// The members that were added or removed between two versions, when that is all that changed and the other declarations have kept
    /// their places; null when the change may reach further than the names of these members.
    /// </summary>
    public IReadOnlyList<OutlinedMember>? ChangedMembers(DeclarationOutline later)
    {
        if (_frame != later._frame)
        {
            return null;
        }

        var same = 0;
        while (same < _headers.Length && same < later._headers.Length && _headers[same] == later._headers[same])
        {
            same++;
        }

        var changed = new List<OutlinedMember>();
        foreach (var member in _members.Skip(same).Concat(later._members.Skip(same)))
        {
            if (member is null)
            {
                return null;
            }

            changed.Add(member);
        }

        return changed;
    }
}
