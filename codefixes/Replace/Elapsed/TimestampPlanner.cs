using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Elapsed;

/// <summary>
/// Plans the replacement of <c>GetTimestamp</c> and <c>GetElapsedTime</c>, of <c>Stopwatch</c> or a <c>TimeProvider</c>, by times of the
/// context. Time stamps that are used in any other way than to measure between them stay, and so does all that belongs to them.
/// </summary>
internal static class TimestampPlanner
{
    private const string Note = "for every time stamp and what is measured with it";

    /// <summary>The plans for all that belongs together; null where it is not understood.</summary>
    public static IReadOnlyList<ReplacePlan>? Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (site.FindReplacement(Capabilities.UtcNow) is not { } now || site.Expression is not InvocationExpressionSyntax call)
        {
            return null;
        }

        var stamps = new List<VariableDeclaratorSyntax>();
        var readings = new List<InvocationExpressionSyntax>();
        if (!(IsNamed(call, "GetElapsedTime") ? AddReading(call) : StampOf(call) is { } stamp && AddStamp(stamp)))
        {
            return null;
        }

        var writer = new ElapsedTimeWriter(site, now.Expression, startName: null);
        var title = ReplaceTitle.Of(now, site.Context, Note);
        var plans = new List<ReplacePlan>();
        foreach (var declarator in stamps)
        {
            plans.Add(writer.Now(declarator.Initializer!.Value, title));
            if (writer.RetypeIfNamed(declarator, title) is { } retype)
            {
                plans.Add(retype);
            }
        }

        foreach (var reading in readings)
        {
            plans.AddRange(reading.ArgumentList.Arguments.Select(argument => argument.Expression).Where(argument => IsNamed(argument, "GetTimestamp")).Select(argument => writer.Now(argument, title)));
            plans.Add(writer.Between(reading, Arguments, title));
        }

        return plans;

        bool AddStamp(VariableDeclaratorSyntax declarator)
        {
            if (stamps.Contains(declarator))
            {
                return true;
            }

            stamps.Add(declarator);
            if (site.Model.GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol local
                || declarator.Ancestors().OfType<BlockSyntax>().FirstOrDefault() is not { } block)
            {
                return false;
            }

            return block.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, cancellationToken).Symbol, local))
                .ToList()
                .TrueForAll(name => name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax reading } && IsNamed(reading, "GetElapsedTime") && AddReading(reading));
        }

        bool AddReading(InvocationExpressionSyntax reading)
        {
            if (readings.Contains(reading))
            {
                return true;
            }

            readings.Add(reading);
            return reading.ArgumentList.Arguments.Count is 1 or 2
                && EnclosingFunctions.Of(reading).FirstOrDefault() == EnclosingFunctions.Of(call).FirstOrDefault()
                && reading.ArgumentList.Arguments.ToList().TrueForAll(argument => argument.NameColon is null
                    && (IsNamed(argument.Expression, "GetTimestamp")
                        || (site.Model.GetSymbolInfo(argument.Expression, cancellationToken).Symbol is ILocalSymbol local
                            && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
                            && IsNamed(value, "GetTimestamp")
                            && AddStamp(declarator))));
        }
    }

    private static (ExpressionSyntax Start, ExpressionSyntax? End) Arguments(SyntaxNode reading)
    {
        var arguments = ((InvocationExpressionSyntax)reading).ArgumentList.Arguments;
        return (arguments[0].Expression, arguments.Count > 1 ? arguments[1].Expression : null);
    }

    private static VariableDeclaratorSyntax? StampOf(ExpressionSyntax call)
    {
        return call.Parent is EqualsValueClauseSyntax
        {
            Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } } declarator,
        }
            ? declarator
            : (call.Parent as ArgumentSyntax)?.Parent?.Parent is InvocationExpressionSyntax reading && IsNamed(reading, "GetElapsedTime")
                && reading.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<IdentifierNameSyntax>().FirstOrDefault() is { } other
                ? DeclaratorNear(other)
                : null;
    }

    private static VariableDeclaratorSyntax? DeclaratorNear(IdentifierNameSyntax name)
    {
        return name.Ancestors().OfType<BlockSyntax>()
            .SelectMany(block => block.Statements.OfType<LocalDeclarationStatementSyntax>())
            .SelectMany(statement => statement.Declaration.Variables)
            .FirstOrDefault(declarator => declarator.Identifier.ValueText == name.Identifier.ValueText);
    }

    private static bool IsNamed(ExpressionSyntax expression, string name)
    {
        return expression is InvocationExpressionSyntax { Expression: var callee }
            && (callee is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : (callee as IdentifierNameSyntax)?.Identifier.ValueText) == name;
    }
}
