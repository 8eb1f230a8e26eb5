using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>Plans the removal of <c>ConfigureAwait(false)</c>, after which the code stays on the orchestration's scheduler.</summary>
internal static class ConfigureAwaitPlanner
{
    /// <summary>The plan for the expression, or null when there is nothing to remove.</summary>
    public static ReplacePlan? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        return site.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } }
            && site.Model.GetOperation(site.Expression, cancellationToken) is IInvocationOperation { Arguments: { IsEmpty: false } arguments }
            && arguments[arguments.Length - 1].Value.ConstantValue is { HasValue: true, Value: false or 0 }
            ? new ReplacePlan(site.Expression, "Stay on the orchestration's scheduler: remove 'ConfigureAwait'", ChangesHistory: false, current => Rewrite((ExpressionSyntax)current))
            : null;
    }

    private static ExpressionSyntax Rewrite(ExpressionSyntax current)
    {
        var task = ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression;
        return Comments.KeepFrom(task.WithoutTrivia(), current);
    }
}
