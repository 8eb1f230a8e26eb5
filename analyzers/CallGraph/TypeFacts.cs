using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What the summary of a body elsewhere takes from all bodies of a type: which static fields they write, and whether a logger that is
/// silent during a replay is made there. They count as declarations, so that an edit in a body that changes one of them is seen.
/// </summary>
internal static class TypeFacts
{
    private const string SafeLoggers = "ReplaySafeLogger";

    /// <summary>Adds the facts of <paramref name="type"/>.</summary>
    public static void Add(TypeDeclarationSyntax type, ulong scope, List<OutlinedDeclaration> outlined)
    {
        var fields = type.Members.Where(IsChangeableStatic).SelectMany(static field => ((FieldDeclarationSyntax)field).Declaration.Variables);
        var names = new HashSet<string>(fields.Select(static field => field.Identifier.ValueText), StringComparer.Ordinal);

        // Another part may declare the fields that this one writes.
        var isPartial = type.Modifiers.Any(SyntaxKind.PartialKeyword);
        if (names.Count > 0 || isPartial)
        {
            foreach (var name in WrittenNames(type).Where(name => isPartial || names.Contains(name)))
            {
                Add(scope, name, type, DeclarationReach.Name, outlined);
            }
        }

        if (type.Parent is not TypeDeclarationSyntax && type.ToString().IndexOf(SafeLoggers, StringComparison.Ordinal) >= 0)
        {
            foreach (var declared in type.DescendantNodesAndSelf(static node => node is TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
            {
                if (declared.ToString().IndexOf(SafeLoggers, StringComparison.Ordinal) >= 0)
                {
                    Add(scope, declared.Identifier.ValueText, declared, DeclarationReach.Headers, outlined);
                }
            }
        }
    }

    private static void Add(ulong scope, string name, TypeDeclarationSyntax type, DeclarationReach reach, List<OutlinedDeclaration> outlined)
    {
        var hash = StableHash.Create();
        hash.Add(scope);
        hash.Add(type.Identifier.ValueText);
        hash.Add(nameof(TypeFacts));
        hash.Add(name);
        outlined.Add(new OutlinedDeclaration(-1, hash.Value, name, type.Identifier.ValueText, reach, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty));
    }

    private static bool IsChangeableStatic(MemberDeclarationSyntax member) =>
        member is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);

    private static IEnumerable<string> WrittenNames(TypeDeclarationSyntax type)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in type.DescendantNodes())
        {
            var target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                PrefixUnaryExpressionSyntax unary => unary.Operand,
                PostfixUnaryExpressionSyntax unary => unary.Operand,
                ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => argument.Expression,
                _ => null,
            };
            var name = target switch
            {
                IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                _ => null,
            };
            if (name is not null)
            {
                names.Add(name);
            }
        }

        return names;
    }
}
