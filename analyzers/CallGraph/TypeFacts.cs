using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What the summary of a body elsewhere takes from all bodies of a type: whether a logger that is silent during a replay is made there. It
/// counts as a declaration, so that an edit in a body that changes it is seen.
/// </summary>
internal static class TypeFacts
{
    private const string SafeLoggers = "ReplaySafeLogger";

    /// <summary>Adds the facts of <paramref name="type"/>.</summary>
    public static void Add(TypeDeclarationSyntax type, ulong scope, List<OutlinedDeclaration> outlined)
    {
        if (type.Parent is not TypeDeclarationSyntax && type.ToString().IndexOf(SafeLoggers, StringComparison.Ordinal) >= 0)
        {
            foreach (var declared in type.DescendantNodesAndSelf(static node => node is TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
            {
                if (declared.ToString().IndexOf(SafeLoggers, StringComparison.Ordinal) >= 0)
                {
                    Add(scope, declared, outlined);
                }
            }
        }
    }

    private static void Add(ulong scope, TypeDeclarationSyntax type, List<OutlinedDeclaration> outlined)
    {
        var name = type.Identifier.ValueText;
        var hash = StableHash.Create();
        hash.Add(scope);
        hash.Add(name);
        hash.Add(nameof(TypeFacts));
        outlined.Add(new OutlinedDeclaration(-1, hash.Value, name, name, DeclarationReach.Headers, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty));
    }
}
