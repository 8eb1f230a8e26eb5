using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The summaries of a declaration: of its own body and of those lambdas and local functions in it that do anything.</summary>
internal sealed class DeclarationSummary
{
    /// <summary>A declaration that does nothing of interest.</summary>
    public static readonly DeclarationSummary Empty = new(BodySummary.Empty, ImmutableArray<(int, BodySummary)>.Empty);

    public DeclarationSummary(BodySummary body, ImmutableArray<(int Part, BodySummary Summary)> functions)
    {
        Body = body;
        Functions = functions;
    }

    /// <summary>The summary of the body itself.</summary>
    public BodySummary Body { get; }

    /// <summary>The summaries of the functions inside, by ascending part.</summary>
    public ImmutableArray<(int Part, BodySummary Summary)> Functions { get; }

    /// <summary>The summary of the function <paramref name="part"/>; a function that is not listed does nothing.</summary>
    public BodySummary Function(int part)
    {
        foreach (var (known, summary) in Functions)
        {
            if (known == part)
            {
                return summary;
            }
        }

        return BodySummary.Empty;
    }

    /// <summary>
    /// The summary of what was gathered. Functions that do nothing are left out, and so are the calls to them: queries are full of such
    /// lambdas, and each would be one more body to visit.
    /// </summary>
    public static DeclarationSummary Create(SummaryBuilder body, IReadOnlyList<SummaryBuilder> functions)
    {
        var idle = new HashSet<BodyId>();
        var kept = new List<(int Part, BodySummary Summary)>();

        // Those inside come after those around them.
        for (var i = functions.Count - 1; i >= 0; i--)
        {
            var summary = functions[i].Build(idle);
            if (ReferenceEquals(summary, BodySummary.Empty))
            {
                idle.Add(functions[i].Id);
            }
            else
            {
                kept.Add((functions[i].Id.Part, summary));
            }
        }

        var own = body.Build(idle);
        return kept.Count == 0 && ReferenceEquals(own, BodySummary.Empty)
            ? Empty
            : new DeclarationSummary(own, kept.OrderBy(static pair => pair.Part).ToImmutableArray());
    }

    /// <summary>The same with all bodies that it names at their new places, or null when one of them is gone.</summary>
    public DeclarationSummary? Move(BodyRelocation relocation)
    {
        if (Body.Move(relocation) is not { } body)
        {
            return null;
        }

        var functions = ImmutableArray.CreateBuilder<(int, BodySummary)>(Functions.Length);
        foreach (var (part, summary) in Functions)
        {
            if (summary.Move(relocation) is not { } moved)
            {
                return null;
            }

            functions.Add((part, moved));
        }

        return new DeclarationSummary(body, functions.ToImmutable());
    }
}
