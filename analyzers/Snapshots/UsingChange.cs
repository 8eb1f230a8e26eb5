using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Snapshots;

/// <summary>
/// A using directive that comes or goes changes how the bodies of its file bind, which are bound anew anyway, and what the headers in it
/// mean that refer to a name which the directive brings.
/// </summary>
internal static class UsingChange
{
    /// <summary>The declarations of <paramref name="tree"/> whose headers may mean something else than before.</summary>
    public static IEnumerable<OutlinedDeclaration> Affected(DeclarationOutline before, SourceTree tree, CancellationToken cancellation)
    {
        var after = tree.Declarations.Outline;
        var changed = before.Usings.Except(after.Usings).Concat(after.Usings.Except(before.Usings)).ToList();
        if (changed.Count == 0)
        {
            return Enumerable.Empty<OutlinedDeclaration>();
        }

        var names = new HashSet<int>();
        foreach (var directive in changed)
        {
            if (!AddNames(directive, tree, names, cancellation))
            {
                return after.Declarations.Where(static declaration => !declaration.Words.IsEmpty);
            }
        }

        return after.Declarations.Where(declaration => declaration.Words.Any(names.Contains));
    }

    private static bool AddNames(string text, SourceTree tree, HashSet<int> names, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (SyntaxFactory.ParseCompilationUnit(text).Usings.FirstOrDefault() is not { ContainsDiagnostics: false } directive)
        {
            return false;
        }

        if (directive.Alias is { } alias)
        {
            names.Add(SourceWords.Hash(alias.Name.Identifier.ValueText));
            return true;
        }

        if (directive.Name is not { } name)
        {
            return false;
        }

        // What was imported may have been declared in this very file and be gone, but then its names are among the changed ones.
        var model = tree.Compilation.GetSemanticModel(tree.Tree);
        var found = model.GetSpeculativeSymbolInfo(0, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        if (found is not INamespaceOrTypeSymbol { } source)
        {
            return false;
        }

        foreach (var member in source.GetMembers())
        {
            names.Add(SourceWords.Hash(member.Name));
            if (SourceWords.WithoutAttributeEnding(member.Name) is { } shorter)
            {
                names.Add(SourceWords.Hash(shorter));
            }
        }

        return true;
    }
}
