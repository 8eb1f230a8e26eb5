using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>
/// Finds the fewest statements around an offending expression that can become an activity together: what cannot travel as JSON (a
/// response, a connection, a reader) is declared and used up inside of them, and at most one local comes out.
/// </summary>
internal static class RegionPlanner
{
    /// <summary>More statements than this are a redesign and not a fix.</summary>
    private const int MaximumStatements = 20;

    /// <summary>The extraction, or null when no statements can move.</summary>
    public static Extraction? Plan(SemanticModel model, ExpressionSyntax offending, string name, CancellationToken cancellationToken)
    {
        if (offending.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement
            || EnclosingFunctions.Of(offending).FirstOrDefault() is { } inner && statement.Contains(inner))
        {
            return null;
        }

        var first = block.Statements.IndexOf(statement);
        var last = first;
        for (var round = 0; round < MaximumStatements; round++)
        {
            if (model.AnalyzeDataFlow(block.Statements[first], block.Statements[last]) is not { Succeeded: true } flow)
            {
                return null;
            }

            var leaving = flow.VariablesDeclared.OfType<ILocalSymbol>()
                .Where(local => LastUse(model, block, local, last, cancellationToken) > last)
                .ToList();
            var (earlier, later) = (first, last);
            foreach (var local in leaving.Where(local => !SerializableTypes.Contains(local.Type) || leaving.Count > 1))
            {
                later = System.Math.Max(later, LastUse(model, block, local, last, cancellationToken));
            }

            foreach (var local in flow.DataFlowsIn.OfType<ILocalSymbol>().Where(local => !SerializableTypes.Contains(local.Type)))
            {
                earlier = System.Math.Min(earlier, DeclarationOf(block, local));
            }

            if (earlier == first && later == last)
            {
                var statements = block.Statements.Skip(first).Take(last - first + 1).ToList();
                return flow.WrittenInside.All(written => flow.VariablesDeclared.Contains(written, SymbolEqualityComparer.Default))
                    ? Describe(model, offending, statements, leaving.SingleOrDefault(), name, cancellationToken)
                    : null;
            }

            if (earlier < 0 || later - earlier >= MaximumStatements)
            {
                return null;
            }

            (first, last) = (earlier, later);
        }

        return null;
    }

    private static Extraction? Describe(
        SemanticModel model, ExpressionSyntax offending, List<StatementSyntax> statements, ILocalSymbol? result, string name, CancellationToken cancellationToken)
    {
        if (statements.Exists(statement => statement.ContainsDirectives || statement is LocalFunctionStatementSyntax or LabeledStatementSyntax)
            || statements.SelectMany(statement => statement.DescendantNodesAndSelf()).Any(node => IsBound(model, node, cancellationToken))
            || (result is not null && DeclarationIn(statements, result) is null)
            || model.AnalyzeControlFlow(statements[0], statements[statements.Count - 1]) is not { Succeeded: true, ExitPoints.IsEmpty: true, EndPointIsReachable: true }
            || ExtractionScope.Read(model, statements, cancellationToken) is not { } scope)
        {
            return null;
        }

        var isAsync = statements.SelectMany(statement => statement.DescendantTokens())
            .Any(token => token.IsKind(SyntaxKind.AwaitKeyword) && !EnclosingFunctions.Of(token.Parent!).Any(function => statements.Exists(statement => statement.Contains(function))));
        var type = result is not null && DeclarationIn(statements, result) is { Parent: VariableDeclarationSyntax { Type.IsVar: true }, Initializer.Value: { } value }
            ? ExtractionScope.TypeAt(model, value, cancellationToken)
            : result?.Type;
        return new Extraction(offending, isAsync, type, scope.Inputs, scope.Members, name) { Statements = statements, ResultLocal = result, InputTypes = scope.InputTypes };
    }

    /// <summary>The declaration of the local as one of the statements; null where it is declared deeper down or with others.</summary>
    public static VariableDeclaratorSyntax? DeclarationIn(IEnumerable<StatementSyntax> statements, ILocalSymbol local)
    {
        return statements.OfType<LocalDeclarationStatementSyntax>()
            .Where(statement => statement.Declaration.Variables.Count == 1)
            .Select(statement => statement.Declaration.Variables[0])
            .FirstOrDefault(declarator => declarator.Identifier.ValueText == local.Name);
    }

    /// <summary>What the orchestrator alone can do: use its context, yield, read labels.</summary>
    private static bool IsBound(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        return node is YieldStatementSyntax or GotoStatementSyntax or RefExpressionSyntax
            || (node is IdentifierNameSyntax && ContextTypes.IsContext(model, node, cancellationToken));
    }

    private static int DeclarationOf(BlockSyntax block, ILocalSymbol local)
    {
        return local.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
            ? block.Statements.IndexOf(statement => statement is LocalDeclarationStatementSyntax && statement.Span.Contains(declaration.Span))
            : -1;
    }

    private static int LastUse(SemanticModel model, BlockSyntax block, ILocalSymbol local, int from, CancellationToken cancellationToken)
    {
        for (var index = block.Statements.Count - 1; index > from; index--)
        {
            if (block.Statements[index].DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local)))
            {
                return index;
            }
        }

        return from;
    }
}
