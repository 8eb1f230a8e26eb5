using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The projects whose source can be read: the one that is analysed, and those that the host hands over as compilations.</summary>
internal static class SourceProjects
{
    /// <summary><paramref name="compilation"/>, then those that it references as source, directly or through others, each once.</summary>
    public static ImmutableArray<Compilation> Of(Compilation compilation)
    {
        var found = ImmutableArray.CreateBuilder<Compilation>();
        var seen = new HashSet<Compilation>();
        Add(compilation);
        return found.ToImmutable();

        void Add(Compilation current)
        {
            if (!seen.Add(current))
            {
                return;
            }

            found.Add(current);
            foreach (var reference in current.References.OfType<CompilationReference>())
            {
                if (reference.Compilation.Language == LanguageNames.CSharp)
                {
                    Add(reference.Compilation);
                }
            }
        }
    }
}
