using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What the summary of a body elsewhere takes from all bodies of a type: whether a logger that is silent during a replay is made there, and what
/// its members are given. It counts as a declaration, so that an edit in a body that changes it is seen.
/// </summary>
internal static class TypeFacts
{
    private const string SafeLoggers = "ReplaySafeLogger";

    /// <summary>Adds the facts of <paramref name="type"/>, which stands in the file with the text <paramref name="file"/>.</summary>
    public static void Add(TypeDeclarationSyntax type, string file, ulong scope, List<OutlinedDeclaration> outlined)
    {
        if (type.Parent is TypeDeclarationSyntax)
        {
            return;
        }

        var holdsSafeLoggers = MentionsSafeLoggers(file, type.Span);
        foreach (var declared in type.DescendantNodesAndSelf(static node => node is TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
        {
            if (holdsSafeLoggers && MentionsSafeLoggers(file, declared.Span))
            {
                Add(scope, declared, declared.Identifier.ValueText, SafeLoggers, DeclarationReach.Headers, outlined);
            }

            foreach (var member in KeptExpressions.Of(declared, file).GroupBy(static kept => kept.Member, StringComparer.Ordinal))
            {
                var values = string.Join(";", new SortedSet<string>(member.Select(static kept => kept.Value), StringComparer.Ordinal));
                Add(scope, declared, member.Key, values, DeclarationReach.Name, outlined);
            }
        }
    }

    private static bool MentionsSafeLoggers(string file, TextSpan span) => file.IndexOf(SafeLoggers, span.Start, span.Length, StringComparison.Ordinal) >= 0;

    private static void Add(ulong scope, TypeDeclarationSyntax type, string name, string fact, DeclarationReach reach, List<OutlinedDeclaration> outlined)
    {
        var hash = StableHash.Create();
        hash.Add(scope);
        hash.Add(type.Identifier.ValueText);
        hash.Add(nameof(TypeFacts));
        hash.Add(name);
        hash.Add(fact);
        outlined.Add(new OutlinedDeclaration(-1, hash.Value, name, type.Identifier.ValueText, reach, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty));
    }
}
