using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What the summary of a body elsewhere takes from all bodies of a type: whether a logger that is silent during a replay is made there, and what
/// an orchestrator keeps in its members. It counts as a declaration, so that an edit in a body that changes it is seen.
/// </summary>
internal static class TypeFacts
{
    private const string SafeLoggers = "ReplaySafeLogger";

    /// <summary>Words without which a type of any framework names neither what makes it an orchestrator nor the context that it is given.</summary>
    private static readonly string[] Orchestrators = { "rchestrat", "orkflow" };

    /// <summary>Adds the facts of <paramref name="type"/>.</summary>
    public static void Add(TypeDeclarationSyntax type, ulong scope, List<OutlinedDeclaration> outlined)
    {
        if (type.Parent is TypeDeclarationSyntax)
        {
            return;
        }

        var text = type.ToString();
        var holdsSafeLoggers = Mentions(text, SafeLoggers);
        var holdsOrchestrators = IsPartial(type) || Orchestrators.Any(word => Mentions(text, word));
        if (!holdsSafeLoggers && !holdsOrchestrators)
        {
            return;
        }

        foreach (var declared in type.DescendantNodesAndSelf(static node => node is TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
        {
            if (holdsSafeLoggers && Mentions(declared.ToString(), SafeLoggers))
            {
                Add(scope, declared, SafeLoggers, outlined);
            }

            if (holdsOrchestrators && string.Join(";", KeptValues(declared)) is { Length: > 0 } kept)
            {
                Add(scope, declared, kept, outlined);
            }
        }
    }

    private static bool Mentions(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>What the bodies of <paramref name="type"/> put into its members; a part cannot know the members of the others.</summary>
    private static IEnumerable<string> KeptValues(TypeDeclarationSyntax type)
    {
        var members = new HashSet<string>(Members(type), StringComparer.Ordinal);
        foreach (var member in type.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax:
                    continue;
                case PropertyDeclarationSyntax { ExpressionBody: { } value } property:
                    yield return property.Identifier.ValueText + value;
                    break;
            }

            foreach (var assignment in member.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                var isKept = assignment.Left switch
                {
                    IdentifierNameSyntax name => IsPartial(type) || members.Contains(name.Identifier.ValueText),
                    MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => true,
                    _ => false,
                };
                if (isKept)
                {
                    yield return assignment.ToString();
                }
            }
        }
    }

    private static IEnumerable<string> Members(TypeDeclarationSyntax type) => type.Members.SelectMany(static member => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => new[] { property.Identifier.ValueText },
        _ => Array.Empty<string>(),
    });

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
