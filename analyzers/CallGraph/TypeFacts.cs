using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What the summary of a body elsewhere takes from all bodies of a type: whether a logger that is silent during a replay is made there, and what
/// the constructors of orchestrator functions keep. It counts as a declaration, so that an edit in a body that changes it is seen.
/// </summary>
internal static class TypeFacts
{
    private const string SafeLoggers = "ReplaySafeLogger";
    private const string Functions = "OrchestrationTrigger";

    /// <summary>Adds the facts of <paramref name="type"/>.</summary>
    public static void Add(TypeDeclarationSyntax type, ulong scope, List<OutlinedDeclaration> outlined)
    {
        if (type.Parent is TypeDeclarationSyntax)
        {
            return;
        }

        var text = type.ToString();
        var holdsSafeLoggers = Mentions(text, SafeLoggers);
        var holdsFunctions = Mentions(text, Functions);
        if (!holdsSafeLoggers && !holdsFunctions)
        {
            return;
        }

        foreach (var declared in type.DescendantNodesAndSelf(static node => node is TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
        {
            if (holdsSafeLoggers && Mentions(declared.ToString(), SafeLoggers))
            {
                Add(scope, declared, SafeLoggers, outlined);
            }

            if (holdsFunctions && Mentions(declared.ToString(), Functions))
            {
                Add(scope, declared, string.Join(";", declared.Members.OfType<ConstructorDeclarationSyntax>().SelectMany(KeptValues)), outlined);
            }
        }
    }

    private static bool Mentions(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    private static IEnumerable<string> KeptValues(ConstructorDeclarationSyntax constructor) =>
        constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static assignment => assignment.ToString());

    private static void Add(ulong scope, TypeDeclarationSyntax type, string fact, List<OutlinedDeclaration> outlined)
    {
        var name = type.Identifier.ValueText;
        var hash = StableHash.Create();
        hash.Add(scope);
        hash.Add(name);
        hash.Add(nameof(TypeFacts));
        hash.Add(fact);
        outlined.Add(new OutlinedDeclaration(-1, hash.Value, name, name, DeclarationReach.Headers, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty));
    }
}
