using System;
using System.Collections.Generic;
using System.Linq;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The names of the types of frameworks and of all types whose headers lead to one, of one snapshot. It holds no syntax.</summary>
internal sealed class FrameworkNames
{
    private readonly HashSet<int> _names;
    private readonly bool _isEverywhere;

    public FrameworkNames(HashSet<int> names, bool isEverywhere)
    {
        _names = names;
        _isEverywhere = isEverywhere;
    }

    /// <summary>Whether a file with the declarations <paramref name="outline"/> may have to do with a framework, or may decide for others whether they have.</summary>
    public bool Concern(DeclarationOutline outline) =>
        _isEverywhere || !outline.Aliases.IsEmpty || _names.Overlaps(outline.HeaderWords) || outline.Declarations.Any(declaration => _names.Contains(SourceWords.Hash(declaration.Name)))
        || outline.Usings.Any(static directive => directive.Text.IndexOf('\\') >= 0 || directive.Text.IndexOf("static", StringComparison.Ordinal) >= 0);

    /// <summary>Whether headers of a file with the declarations <paramref name="outline"/> have to do with a framework and with one of <paramref name="types"/>.</summary>
    public bool ConcernWith(DeclarationOutline outline, HashSet<int> types) => outline.HeaderWords.Overlaps(types) && _names.Overlaps(outline.HeaderWords);
}
