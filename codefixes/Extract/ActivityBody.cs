using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Writes what moves as the body of a method.</summary>
internal sealed class ActivityBody
{
    private readonly Extraction _extraction;
    private readonly SemanticModel _model;
    private readonly string _indentation;
    private readonly bool _readsRecord;

    /// <summary>Creates a writer.</summary>
    /// <param name="extraction">What moves.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="indentation">The indentation of the body.</param>
    /// <param name="readsRecord">Whether the inputs are properties of a parameter <c>input</c>.</param>
    public ActivityBody(Extraction extraction, SemanticModel model, string indentation, bool readsRecord)
    {
        _extraction = extraction;
        _model = model;
        _indentation = indentation;
        _readsRecord = readsRecord;
    }

    /// <summary>Writes the statements.</summary>
    /// <param name="text">Where they go.</param>
    /// <param name="returns">Makes a statement that returns the value; null where nothing is returned.</param>
    /// <param name="end">The last statement of a body that has no value; null where there is none.</param>
    public void Write(StringBuilder text, System.Func<string, string>? returns, string? end)
    {
        if (_extraction.Statements.Count == 0)
        {
            var code = Moved(_extraction.Code).WithoutTrivia().ToString();
            text.AppendLine($"{_indentation}{(returns is null || _extraction.Result is null ? code + ";" : returns(code))}");
        }
        else
        {
            WriteStatements(text, returns);
        }

        if (end is not null)
        {
            text.AppendLine(_indentation + end);
        }
    }

    private void WriteStatements(StringBuilder text, System.Func<string, string>? returns)
    {
        var statements = _extraction.Statements;
        var result = _extraction.ResultLocal is { } local ? RegionPlanner.DeclarationIn(statements, local) : null;
        for (var index = 0; index < statements.Count; index++)
        {
            var isResult = index == statements.Count - 1 && result?.Parent?.Parent == statements[index] && result.Initializer is not null;
            if (isResult && returns is not null)
            {
                text.Append(index == 0 ? "" : LineTrivia.CommentLines(Moved(statements[index]).GetLeadingTrivia()).ToFullString());
                text.Append(_indentation).AppendLine(returns(Moved(result!.Initializer!.Value).WithoutTrivia().ToString()));
                return;
            }

            var statement = Moved(statements[index]);
            var moved = (index == 0 ? statement.WithoutLeadingTrivia() : statement).ToFullString();
            var startsLine = index > 0 && statements[index - 1].GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
            text.Append(startsLine ? moved.TrimEnd() : _indentation + moved.Trim()).AppendLine();
        }

        if (returns is not null && _extraction.ResultLocal is { } left)
        {
            text.Append(_indentation).AppendLine(returns(left.Name));
        }
    }

    private T Moved<T>(T code)
        where T : SyntaxNode
    {
        var statement = code.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)code;
        var from = LineTrivia.IndentationOf(statement);
        if (!_readsRecord)
        {
            return LineTrivia.Reindent(code, from, _indentation);
        }

        var names = new HashSet<string>(_extraction.Inputs.Select(symbol => symbol.Name));
        var renamed = code.ReplaceNodes(
            code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Where(name => names.Contains(name.Identifier.ValueText)
                    && _extraction.Inputs.Contains(_model.GetSymbolInfo(name).Symbol, SymbolEqualityComparer.Default)),
            (original, _) => SyntaxFactory.ParseExpression("input." + ActivityNames.Pascal(original.Identifier.ValueText)).WithTriviaFrom(original));
        return LineTrivia.Reindent(renamed, from, _indentation);
    }
}
