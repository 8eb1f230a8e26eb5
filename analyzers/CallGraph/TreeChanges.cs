using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The places of a tree in which something named is given a value or has its content changed, found without binding and kept with the tree.</summary>
internal sealed class TreeChanges
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeChanges> Cache = new();

    /// <summary>The members of collections that change them.</summary>
    private static readonly HashSet<string> ChangingMembers = new(StringComparer.Ordinal)
    {
        "Add", "AddAfter", "AddBefore", "AddFirst", "AddLast", "AddOrUpdate", "AddRange", "Clear", "Dequeue", "Enqueue", "ExceptWith", "GetOrAdd", "Insert", "InsertRange",
        "IntersectWith", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Reverse", "Sort", "SymmetricExceptWith",
        "TryAdd", "TryDequeue", "TryPop", "TryRemove", "TryTake", "TryUpdate", "UnionWith",
    };

    private readonly ILookup<(string Name, bool IsContent), TextSpan> _targets;
    private readonly ConcurrentDictionary<(ulong Fingerprint, BodyId Declaration, bool IsContent), bool> _answers = new();

    private TreeChanges(ILookup<(string Name, bool IsContent), TextSpan> targets) => _targets = targets;

    /// <summary>Whether a member of a collection that is called <paramref name="name"/> changes the collection.</summary>
    public static bool IsChanging(string name) => ChangingMembers.Contains(name);

    public static TreeChanges Of(SyntaxTree tree, CancellationToken cancellation) =>
        Cache.TryGetValue(tree, out var known) ? known : Cache.GetValue(tree, added => Collect(added, cancellation));

    /// <summary>The expressions that stand for <paramref name="name"/> where it is changed.</summary>
    public IEnumerable<TextSpan> Targets(string name, bool isContent) => _targets[(name, isContent)];

    /// <summary>The answer to a question about this tree, remembered as long as declarations stay the same.</summary>
    public bool Answer((ulong Fingerprint, BodyId Declaration, bool IsContent) question, Func<bool> find) => _answers.GetOrAdd(question, _ => find());

    private static TreeChanges Collect(SyntaxTree tree, CancellationToken cancellation)
    {
        var found = new List<(string Name, bool IsContent, TextSpan Span)>();
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment when !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                    AddTarget(assignment.Left, found);
                    break;
                case PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression):
                    AddTarget(unary.Operand, found);
                    break;
                case PostfixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression):
                    AddTarget(unary.Operand, found);
                    break;
                case ArgumentSyntax argument when argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword):
                    AddTarget(argument.Expression, found);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } when ChangingMembers.Contains(access.Name.Identifier.ValueText):
                    Add(access.Expression, isContent: true, found);
                    break;
                case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access
                    when ChangingMembers.Contains(binding.Name.Identifier.ValueText):
                    Add(access.Expression, isContent: true, found);
                    break;
            }
        }

        return new TreeChanges(found.ToLookup(static entry => (entry.Name, entry.IsContent), static entry => entry.Span));
    }

    private static void AddTarget(ExpressionSyntax target, List<(string Name, bool IsContent, TextSpan Span)> found)
    {
        switch (target)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                AddTarget(parenthesized.Expression, found);
                break;
            case TupleExpressionSyntax tuple:
                foreach (var element in tuple.Arguments)
                {
                    AddTarget(element.Expression, found);
                }

                break;
            case ElementAccessExpressionSyntax element:
                Add(element.Expression, isContent: true, found);
                break;
            default:
                Add(target, isContent: false, found);
                break;
        }
    }

    private static void Add(ExpressionSyntax target, bool isContent, List<(string Name, bool IsContent, TextSpan Span)> found)
    {
        switch (target)
        {
            case IdentifierNameSyntax name:
                found.Add((name.Identifier.ValueText, isContent, name.Span));
                break;
            case MemberAccessExpressionSyntax access:
                found.Add((access.Name.Identifier.ValueText, isContent, access.Name.Span));
                break;
            case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                Add(suppressed.Operand, isContent, found);
                break;
        }
    }
}
