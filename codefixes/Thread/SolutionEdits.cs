using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>Edits of nodes in several documents, each node once, carried out from the inside out.</summary>
internal sealed class SolutionEdits
{
    private readonly Dictionary<(DocumentId Document, TextSpan Span, int Kind), (SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Rewrite)> _edits = [];

    /// <summary>The documents that change.</summary>
    public IEnumerable<DocumentId> Documents => _edits.Keys.Select(edit => edit.Document).Distinct();

    /// <summary>Adds an edit; a second one of the same node is left out.</summary>
    public void Add(Document document, SyntaxNode node, Func<SyntaxNode, SyntaxNode> rewrite)
    {
        var key = (document.Id, node.Span, node.RawKind);
        if (!_edits.ContainsKey(key))
        {
            _edits.Add(key, (node, rewrite));
        }
    }

    /// <summary>Adds all edits of <paramref name="other"/>.</summary>
    public void Add(SolutionEdits other)
    {
        foreach (var edit in other._edits.Where(edit => !_edits.ContainsKey(edit.Key)))
        {
            _edits.Add(edit.Key, edit.Value);
        }
    }

    /// <summary>Carries the edits out.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var document in _edits.GroupBy(edit => edit.Key.Document))
        {
            var original = solution.GetDocument(document.Key)!;
            var root = await original.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var editor = new SyntaxEditor(root!, solution.Workspace.Services);
            foreach (var edit in document.OrderBy(edit => edit.Key.Span.Length).ThenBy(edit => edit.Key.Span.Start))
            {
                editor.ReplaceNode(edit.Value.Node, (current, _) => edit.Value.Rewrite(current));
            }

            solution = solution.WithDocumentSyntaxRoot(document.Key, SplicedBlocks.Resolve(editor.GetChangedRoot()));
        }

        return solution;
    }

    /// <summary>Whether every changed document compiles as well as before.</summary>
    public async Task<bool> CompileAsync(Solution original, Solution changed, CancellationToken cancellationToken)
    {
        foreach (var id in Documents)
        {
            if (!await CompilationCheck.IsAsGoodAsync(original.GetDocument(id)!, changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }
}
