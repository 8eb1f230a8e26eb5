using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>The using directives that came and went in a file. They change what the headers and bodies of the file mean that write a name which a directive brings.</summary>
internal sealed class UsingChange
{
    private readonly HashSet<int> _names = new();

    private UsingChange()
    {
    }

    /// <summary>Whether headers that write any name may mean something else, because it is not known what a directive brings.</summary>
    public bool ReachesAnyHeader { get; private set; }

    /// <summary>Whether bodies may mean something else whatever they write: extensions are found by language constructs that name nothing.</summary>
    public bool ReachesAnyBody { get; private set; }

    /// <summary>The hashes of the names that the directives bring.</summary>
    public HashSet<int> Names => _names;

    /// <summary>What the directives of <paramref name="tree"/> have in another way than those of its earlier version.</summary>
    public static UsingChange Between(DeclarationOutline before, SourceTree tree, CancellationToken cancellation)
    {
        var after = tree.Declarations.Outline;
        var change = new UsingChange();
        foreach (var directive in before.Usings.Except(after.Usings).Concat(after.Usings.Except(before.Usings)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!change.Add(directive, tree))
            {
                change.ReachesAnyHeader = true;
                change.ReachesAnyBody = true;
                break;
            }
        }

        return change;
    }

    /// <summary>Those of <paramref name="declarations"/> whose headers may mean something else than before.</summary>
    public IEnumerable<OutlinedDeclaration> Affected(IEnumerable<OutlinedDeclaration> declarations) =>
        ReachesAnyHeader ? declarations.Where(static declaration => !declaration.Words.IsEmpty)
        : _names.Count == 0 ? Enumerable.Empty<OutlinedDeclaration>()
        : declarations.Where(declaration => declaration.Words.Any(_names.Contains));

    private bool Add(OutlinedUsing change, SourceTree tree)
    {
        if (SyntaxFactory.ParseCompilationUnit(change.Text).Usings.FirstOrDefault() is not { ContainsDiagnostics: false } directive)
        {
            return false;
        }

        if (directive.Alias is { } alias)
        {
            Add(alias.Name.Identifier.ValueText);
            return true;
        }

        if (directive.Name is not { } name || Position(change.Scope, tree) is not { } position)
        {
            return false;
        }

        // What was imported may have been declared in this very file and be gone, but then its names are among the changed ones.
        var model = tree.Compilation.GetSemanticModel(tree.Tree);
        var found = model.GetSpeculativeSymbolInfo(position, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        if (found is not INamespaceOrTypeSymbol { } source)
        {
            return false;
        }

        foreach (var member in source.GetMembers())
        {
            Add(member.Name);
        }

        ReachesAnyBody |= source is INamedTypeSymbol || source.GetTypeMembers().Any(static type => type.MightContainExtensionMethods || (type.IsStatic && type.GetTypeMembers().Any(static block => block.Name.Length == 0)));
        return true;
    }

    /// <summary>Where in <paramref name="tree"/> a name means what it means in the directives of the namespace <paramref name="scope"/>; null when the namespace is gone.</summary>
    private static int? Position(string scope, SourceTree tree)
    {
        if (scope.Length == 0)
        {
            return 0;
        }

        foreach (var space in tree.Tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (DeclarationScope.PathOf(space) == scope)
            {
                return space switch
                {
                    NamespaceDeclarationSyntax block => block.OpenBraceToken.Span.End,
                    FileScopedNamespaceDeclarationSyntax line => line.SemicolonToken.Span.End,
                    _ => null,
                };
            }
        }

        return null;
    }

    private void Add(string name)
    {
        _names.Add(SourceWords.Hash(name));
        if (SourceWords.WithoutAttributeEnding(name) is { } shorter)
        {
            _names.Add(SourceWords.Hash(shorter));
        }
    }
}
