using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Flow.Output;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Replace.Guards;

/// <summary>
/// Tells which statements under a replay guard only write a log, a trace or a metric, which is what the flag is for: they stay under it.
/// All others belong to what the orchestrator does.
/// </summary>
internal sealed class GuardedStatements
{
    private static readonly HashSet<string> OutputNamespaces = ["Microsoft.Extensions.Logging", "System.Diagnostics.Metrics", "Microsoft.ApplicationInsights", "Serilog", "NLog"];

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;

    public GuardedStatements(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether the statement only writes output; null where it cannot be told.</summary>
    public bool? OnlyWrites(StatementSyntax statement)
    {
        switch (statement)
        {
            case BlockSyntax block:
                return All(block.Statements);
            case IfStatementSyntax conditional when IsCalm(conditional.Condition):
                return conditional.Else is { } alternative
                    ? All([conditional.Statement, alternative.Statement])
                    : OnlyWrites(conditional.Statement);
            case CommonForEachStatementSyntax loop when IsCalm(loop.Expression):
                return OnlyWrites(loop.Statement);
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }:
                return IsOutput(call) ? true : IsOfTheOrchestrator(call) ? false : null;
            default:
                return false;
        }
    }

    /// <summary>Whether all that the statement does can be told, at any depth.</summary>
    public bool IsUnderstood(StatementSyntax statement)
    {
        return statement.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .OfType<ExpressionStatementSyntax>()
            .All(expression => OnlyWrites(expression) is not null);
    }

    /// <summary>The largest statements below <paramref name="statement"/> that only write output, where it does more than that.</summary>
    public IEnumerable<StatementSyntax> OutputIn(StatementSyntax statement)
    {
        foreach (var child in statement.ChildNodes().SelectMany(node => node is StatementSyntax nested ? [nested] : StatementsBelow(node)))
        {
            if (child is not BlockSyntax && OnlyWrites(child) == true)
            {
                yield return child;
                continue;
            }

            foreach (var output in OutputIn(child))
            {
                yield return output;
            }
        }
    }

    private static IEnumerable<StatementSyntax> StatementsBelow(SyntaxNode node)
    {
        return node is AnonymousFunctionExpressionSyntax
            ? []
            : node.ChildNodes().SelectMany(child => child is StatementSyntax statement ? [statement] : StatementsBelow(child));
    }

    private bool? All(IEnumerable<StatementSyntax> statements)
    {
        var verdicts = statements.Select(OnlyWrites).ToList();
        return verdicts.Contains(false) ? false : verdicts.Contains(null) ? null : true;
    }

    private static bool IsCalm(ExpressionSyntax expression)
    {
        return !expression.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax or AssignmentExpressionSyntax);
    }

    private bool IsOutput(InvocationExpressionSyntax call)
    {
        if (!IsCalm(call) || _model.GetSymbolInfo(call, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        var receiver = call.Expression is MemberAccessExpressionSyntax access ? _model.GetTypeInfo(access.Expression, _cancellationToken).Type : null;
        return OutputSinks.IsOutput(method)
            || IsOutputType(method.ContainingType)
            || IsOutputType(receiver)
            || (method is { IsExtensionMethod: true, ReducedFrom: null, Parameters: { IsEmpty: false } parameters } && IsOutputType(parameters[0].Type))
            || (method.IsStatic && method.Parameters.Any(parameter => IsOutputType(parameter.Type)) && method.IsPartialDefinition);
    }

    private static bool IsOutputType(ITypeSymbol? type)
    {
        return type is not null
            && type.AllInterfaces.Concat([type]).Any(candidate => candidate.ContainingNamespace?.ToDisplayString() is { } name
                && OutputNamespaces.Any(space => name == space || name.StartsWith(space + ".", System.StringComparison.Ordinal)));
    }

    /// <summary>A call on the context, one that is given it, or one on a local or a collection: without it the orchestrator would do something else.</summary>
    private bool IsOfTheOrchestrator(InvocationExpressionSyntax call)
    {
        if (!IsCalm(call) || call.ArgumentList.Arguments.Any(argument => ContextTypes.FrameworkOf(_model.GetTypeInfo(argument.Expression, _cancellationToken).Type) is not null))
        {
            return true;
        }

        if (call.Expression is not MemberAccessExpressionSyntax access)
        {
            return false;
        }

        var type = _model.GetTypeInfo(access.Expression, _cancellationToken).Type;
        return ContextTypes.FrameworkOf(type) is not null
            || type?.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", System.StringComparison.Ordinal) == true
            || _model.GetSymbolInfo(access.Expression, _cancellationToken).Symbol is ILocalSymbol;
    }
}
