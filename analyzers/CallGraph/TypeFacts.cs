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
/// an orchestrator keeps in its members, or any type in those that hold a logger. It counts as a declaration, so that an edit in a body that
/// changes it is seen.
/// </summary>
internal static class TypeFacts
{
    private const string SafeLoggers = "ReplaySafeLogger";

    /// <summary>Words without which a type of any framework names neither what makes it an orchestrator nor the context that it is given.</summary>
    private static readonly string[] Orchestrators = { "rchestrat", "orkflow" };

    /// <summary>A word that the type of every member has that holds a logger.</summary>
    private const string Logger = "Log";

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
        if (!holdsSafeLoggers && !holdsOrchestrators && !Mentions(text, Logger))
        {
            return;
        }

        foreach (var declared in type.DescendantNodesAndSelf(static node => node is TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
        {
            if (holdsSafeLoggers && Mentions(declared.ToString(), SafeLoggers))
            {
                Add(scope, declared, SafeLoggers, outlined);
            }

            if (string.Join(";", KeptValues(declared, holdsOrchestrators)) is { Length: > 0 } kept)
            {
                Add(scope, declared, kept, outlined);
            }
        }
    }

    private static bool Mentions(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>
    /// What the bodies of <paramref name="type"/> put into its members, or only into those that hold a logger; a part cannot know the members of the
    /// others.
    /// </summary>
    private static IEnumerable<string> KeptValues(TypeDeclarationSyntax type, bool inAnyMember)
    {
        var members = Members(type).Where(member => inAnyMember || Mentions(member.Type.ToString(), Logger)).ToList();
        foreach (var (name, _, value) in members)
        {
            if (value is not null)
            {
                yield return name + value;
            }
        }

        if (members.Count == 0 && !IsPartial(type))
        {
            yield break;
        }

        var names = new HashSet<string>(members.Select(static member => member.Name), StringComparer.Ordinal);
        foreach (var member in type.Members)
        {
            if (member is BaseTypeDeclarationSyntax)
            {
                continue;
            }

            foreach (var assignment in member.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                var isKept = assignment.Left switch
                {
                    IdentifierNameSyntax name => IsPartial(type) || names.Contains(name.Identifier.ValueText),
                    MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => inAnyMember || names.Contains(access.Name.Identifier.ValueText),
                    _ => false,
                };
                if (isKept)
                {
                    yield return assignment.ToString();
                }
            }
        }
    }

    /// <summary>The members that hold a value, with what their declarations put there.</summary>
    private static IEnumerable<(string Name, TypeSyntax Type, SyntaxNode? Value)> Members(TypeDeclarationSyntax type) => type.Members.SelectMany(static member => member switch
    {
        FieldDeclarationSyntax { Declaration: var declared } => declared.Variables.Select(variable => (variable.Identifier.ValueText, declared.Type, (SyntaxNode?)variable.Initializer)),
        PropertyDeclarationSyntax property => new[] { (property.Identifier.ValueText, property.Type, (SyntaxNode?)property.Initializer ?? property.ExpressionBody) },
        _ => Enumerable.Empty<(string, TypeSyntax, SyntaxNode?)>(),
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
