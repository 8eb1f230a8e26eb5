using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.Robustness.Tests.Mutations;

/// <summary>Mutations of declarations and files, as merges, moves and half-done refactorings leave them behind.</summary>
internal static class DeclarationMutations
{
    public static readonly IReadOnlyList<Mutation> All =
    [
        new("double a member", (files, random) => ChangeMember(files, random, static (root, member) => root.InsertNodesAfter(member, [member]))),
        new("remove a member", (files, random) => ChangeMember(files, random, static (root, member) => root.RemoveNode(member, SyntaxRemoveOptions.KeepNoTrivia) ?? root)),
        new("empty a body", (files, random) => ChangeMember(files, random, static (root, member) => member is BaseMethodDeclarationSyntax { Body: { } body } ? root.ReplaceNode(body, body.WithStatements([])) : root)),
        new("make a member static", (files, random) => ChangeMember(files, random, static (root, member) => AddModifier(root, member, SyntaxKind.StaticKeyword))),
        new("make a member abstract", (files, random) => ChangeMember(files, random, static (root, member) => AddModifier(root, member, SyntaxKind.AbstractKeyword))),
        new("make a member partial", (files, random) => ChangeMember(files, random, static (root, member) => AddModifier(root, member, SyntaxKind.PartialKeyword))),
        new("make a member a constant", (files, random) => ChangeMember(files, random, static (root, member) => AddModifier(root, member, SyntaxKind.ConstKeyword))),
        new("split a type into two files", SplitType),
        new("make a type derive from itself", DeriveFromItself),
        new("remove the usings", (files, random) => ChangeRoot(files, random, static (root, _) => root.WithUsings([]))),
        new("double a file", static (files, random) => files.Add(files[random.Next(files.Count)])),
        new("remove a file", static (files, random) => { if (files.Count > 1) { files.RemoveAt(random.Next(files.Count)); } }),
        new("join two files", JoinFiles),
        new("swap the files", static (files, _) => files.Reverse()),
    ];

    private static void ChangeRoot(List<string> files, Random random, Func<CompilationUnitSyntax, Random, SyntaxNode> change)
    {
        var index = random.Next(files.Count);
        files[index] = change(CSharpSyntaxTree.ParseText(files[index]).GetCompilationUnitRoot(), random).ToFullString();
    }

    private static void ChangeMember(List<string> files, Random random, Func<SyntaxNode, MemberDeclarationSyntax, SyntaxNode> change)
    {
        ChangeRoot(files, random, (root, source) =>
        {
            var members = root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(member => member is not BaseNamespaceDeclarationSyntax).ToList();
            return members.Count == 0 ? root : change(root, members[source.Next(members.Count)]);
        });
    }

    private static SyntaxNode AddModifier(SyntaxNode root, MemberDeclarationSyntax member, SyntaxKind modifier)
    {
        return root.ReplaceNode(member, member.AddModifiers(SyntaxFactory.Token([], modifier, [SyntaxFactory.Space])));
    }

    private static void SplitType(List<string> files, Random random)
    {
        var index = random.Next(files.Count);
        var root = CSharpSyntaxTree.ParseText(files[index]).GetCompilationUnitRoot();
        var types = root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.Members.Count > 1 && type.Parent is not TypeDeclarationSyntax).ToList();
        if (types.Count == 0)
        {
            return;
        }

        var type = types[random.Next(types.Count)];
        var first = type.Members.Where((_, place) => place % 2 == 0);
        var second = type.Members.Where((_, place) => place % 2 == 1);
        files[index] = root.ReplaceNode(type, Partial(type).WithMembers([.. first])).ToFullString();
        files.Add(root.ReplaceNode(type, Partial(type).WithBaseList(null).WithAttributeLists([]).WithParameterList(null).WithMembers([.. second])).ToFullString());
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        return type.Modifiers.Any(SyntaxKind.PartialKeyword)
            ? type
            : (TypeDeclarationSyntax)type.AddModifiers(SyntaxFactory.Token([], SyntaxKind.PartialKeyword, [SyntaxFactory.Space]));
    }

    private static void DeriveFromItself(List<string> files, Random random)
    {
        ChangeRoot(files, random, static (root, source) =>
        {
            var types = root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.TypeParameterList is null).ToList();
            if (types.Count == 0)
            {
                return root;
            }

            var type = types[source.Next(types.Count)];
            var other = types[source.Next(types.Count)];
            var bases = SyntaxFactory.BaseList([SyntaxFactory.SimpleBaseType(SyntaxFactory.IdentifierName(other.Identifier.WithoutTrivia()))]);
            return root.ReplaceNode(type, type.WithBaseList(bases));
        });
    }

    private static void JoinFiles(List<string> files, Random random)
    {
        if (files.Count > 1)
        {
            var other = files[random.Next(1, files.Count)];
            files.Remove(other);
            files[0] += "\n" + other;
        }
    }
}
