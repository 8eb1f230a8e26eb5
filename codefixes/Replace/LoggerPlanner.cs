using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>
/// Plans the replacement of a logger by one of the context, which is silent during replay: a local at the start of the function that all
/// its log calls use, the parameter itself where the logger is one, or an expression where there is no room for a local.
/// </summary>
internal static class LoggerPlanner
{
    private const string LoggerArgument = "({logger})";
    private static readonly string[] LocalNames = ["logger", "replaySafeLogger"];

    /// <summary>The plans for a call that logs; none when there is no replacement that is right here.</summary>
    public static IReadOnlyList<ReplacePlan> Plan(ReplaceSite site, CancellationToken cancellationToken)
    {
        if (LoggerIn(site.Expression) is not { } logger
            || site.FindReplacement(Capabilities.Logger) is not { } replacement
            || !IsLogger(site.Model.GetTypeInfo(logger, cancellationToken).Type)
            || site.Model.GetEnclosingSymbol(site.Expression.SpanStart, cancellationToken)?.ContainingType is not { } owner)
        {
            return [];
        }

        // In process an existing logger is wrapped; elsewhere the context makes one for a category.
        var wraps = replacement.RequiredType is not null;
        var made = replacement.NeedsContext ? MakingOf(site, logger, cancellationToken) : null;
        var category = (made is null ? null : CategoryOf(made)) ?? CategoryOf(site, logger, owner);
        var text = wraps ? replacement.Expression : replacement.Expression.Replace(LoggerArgument, category);
        if (ReplacementTemplate.Read(text, site.Model.Compilation, site.Framework?.StaticContextType) is not { } template)
        {
            return [];
        }

        var title = ReplaceTitle.Of(replacement, site.Context, note: null);
        if (made is not null)
        {
            return [new ReplacePlan(made, title, ChangesHistory: false, current => Rewrite(site, template, (ExpressionSyntax)current))];
        }

        return (replacement.NeedsContext ? PlanFunction(site, template, logger, title, cancellationToken) : null)
            ?? [new ReplacePlan(logger, title, ChangesHistory: false, current => Rewrite(site, template, (ExpressionSyntax)current))];
    }

    /// <summary>
    /// What makes the logger that a local holds, where the context can make it as well: the local is not written again, and takes any logger.
    /// </summary>
    private static ExpressionSyntax? MakingOf(ReplaceSite site, ExpressionSyntax logger, CancellationToken cancellationToken)
    {
        return site.Model.GetSymbolInfo(logger, cancellationToken).Symbol is ILocalSymbol local
            && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } } declaration }
            && (declaration.Type.IsVar || local.Type is INamedTypeSymbol { Name: "ILogger", Arity: 0 })
            && ContextFinder.Find(site.Model, value)?.Expression == site.Context?.Expression
            && !block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name && IsWritten(name))
            ? value
            : null;
    }

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        return name.Parent is AssignmentExpressionSyntax assignment ? assignment.Left == name : name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 };
    }

    /// <summary>The category that a logger is made for: <c>GetLogger("a")</c>, <c>CreateLogger(typeof(A))</c>, <c>CreateLogger&lt;A&gt;()</c>.</summary>
    private static string? CategoryOf(ExpressionSyntax made)
    {
        return made switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetLogger" or "CreateLogger" } name }, ArgumentList.Arguments.Count: 0 }
                => name.TypeArgumentList + "()",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "GetLogger" or "CreateLogger" } }, ArgumentList: { Arguments.Count: 1 } list }
                => list.WithoutTrivia().ToString(),
            _ => null,
        };
    }

    /// <summary>The plans for all uses of the logger in its function; null where it has no room for a local, or uses it for more than logging.</summary>
    private static List<ReplacePlan>? PlanFunction(
        ReplaceSite site, ReplacementTemplate template, ExpressionSyntax logger, string title, CancellationToken cancellationToken)
    {
        if (site.Model.GetSymbolInfo(logger, cancellationToken).Symbol is not { } symbol || FunctionAround(site, cancellationToken) is not { Statements.Count: > 0 } body)
        {
            return null;
        }

        var uses = body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, cancellationToken).Symbol, symbol))
            .Select(name => name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? (ExpressionSyntax)access : name)
            .ToList();
        var isParameter = symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } && body.Parent is { } function
            && method.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellationToken) == function);
        var local = isParameter ? symbol.Name : FreeName(site.Model, body);
        if (local is null
            || uses.Exists(use => !IsUsedForLogging(site.Model, use, cancellationToken) || EnclosingFunctions.Of(use).TakeWhile(function => function != body.Parent).Any(EnclosingFunctions.IsStatic)))
        {
            return null;
        }

        var plans = new List<ReplacePlan> { PlanStart(site, template, body, isParameter, local, logger, title) };
        if (!isParameter)
        {
            plans.AddRange(uses.Select(use => use.Parent is ConditionalAccessExpressionSyntax { Parent: ExpressionStatementSyntax } access
                ? new ReplacePlan(access, title, ChangesHistory: false, current => Unconditional((ConditionalAccessExpressionSyntax)current, local))
                : new ReplacePlan(use, title, ChangesHistory: false, current => Comments.KeepFrom(SyntaxFactory.IdentifierName(local), current))));
        }

        return plans;
    }

    /// <summary>A call of a logger that may be missing, as a call of one that is there.</summary>
    private static ExpressionSyntax Unconditional(ConditionalAccessExpressionSyntax access, string local)
    {
        var binding = access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().First();
        var member = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName(local).WithoutTrivia(), binding.OperatorToken, binding.Name);
        return Comments.KeepFrom(access.WhenNotNull.ReplaceNode(binding, member), access);
    }

    private static ReplacePlan PlanStart(
        ReplaceSite site, ReplacementTemplate template, BlockSyntax body, bool isParameter, string local, ExpressionSyntax logger, string title)
    {
        var indentation = LineTrivia.IndentationOf(body.Statements[0]);
        var newLine = LineTrivia.EndOfLineOf(body);
        return new ReplacePlan(body, title, ChangesHistory: false, current =>
        {
            var block = (BlockSyntax)current;
            var value = Fill(site, template, logger.WithoutTrivia());
            var statement = SyntaxFactory.ParseStatement($"{(isParameter ? "" : "var ")}{local} = 0;");
            statement = statement
                .ReplaceNode(statement.DescendantNodes().OfType<LiteralExpressionSyntax>().First(), value)
                .WithLeadingTrivia(SyntaxFactory.Whitespace(indentation))
                .WithTrailingTrivia(newLine);
            return block.WithStatements(block.Statements.Insert(0, statement));
        })
        { Purpose = "logger " + local };
    }

    /// <summary>The body of the function that is given the context; of the member where the context is not a parameter.</summary>
    private static BlockSyntax? FunctionAround(ReplaceSite site, CancellationToken cancellationToken)
    {
        foreach (var ancestor in site.Expression.Ancestors())
        {
            var (body, parameters) = ancestor switch
            {
                BaseMethodDeclarationSyntax method => (method.Body, method.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText)),
                LocalFunctionStatementSyntax local => (local.Body, local.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText)),
                ParenthesizedLambdaExpressionSyntax lambda => (lambda.Block, lambda.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText)),
                SimpleLambdaExpressionSyntax lambda => (lambda.Block, [lambda.Parameter.Identifier.ValueText]),
                _ => (null, []),
            };
            if (ancestor is MemberDeclarationSyntax || parameters.Contains(site.Context?.Expression))
            {
                cancellationToken.ThrowIfCancellationRequested();
                return body is { } block && block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? block : null;
            }
        }

        return null;
    }

    private static string? FreeName(SemanticModel model, BlockSyntax body)
    {
        var member = body.Ancestors().OfType<MemberDeclarationSyntax>().First();
        return LocalNames.FirstOrDefault(name =>
            model.LookupSymbols(body.Statements[0].SpanStart, name: name).IsEmpty && member.DescendantTokens().All(token => token.ValueText != name));
    }

    /// <summary>The receiver of a log call, or an argument for a logger of any category.</summary>
    private static bool IsUsedForLogging(SemanticModel model, ExpressionSyntax use, CancellationToken cancellationToken)
    {
        return use.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Expression == use,
            ConditionalAccessExpressionSyntax access => access.Expression == use,
            ArgumentSyntax => model.GetTypeInfo(use, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "ILogger", Arity: 0 },
            _ => false,
        };
    }

    /// <summary>The receiver of a log call; the expression itself where a helper is given the logger.</summary>
    private static ExpressionSyntax? LoggerIn(ExpressionSyntax call)
    {
        return call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access } => access.Expression,
            InvocationExpressionSyntax => null,
            _ => call,
        };
    }

    private static ExpressionSyntax Rewrite(ReplaceSite site, ReplacementTemplate template, ExpressionSyntax current)
    {
        return Comments.KeepFrom(Fill(site, template, current.WithoutTrivia()), current);
    }

    private static ExpressionSyntax Fill(ReplaceSite site, ReplacementTemplate template, ExpressionSyntax logger)
    {
        var values = new Dictionary<string, ExpressionSyntax> { ["logger"] = logger };
        if (site.Context is { } context)
        {
            values.Add("context", SyntaxFactory.ParseExpression(context.Expression));
        }

        return template.Fill(site.Generator, site.Model, site.Expression.SpanStart, values);
    }

    private static string CategoryOf(ReplaceSite site, ExpressionSyntax logger, INamedTypeSymbol owner)
    {
        var declared = (site.Model.GetTypeInfo(logger).Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        var category = declared ?? owner;
        var name = category.ToMinimalDisplayString(site.Model, site.Expression.SpanStart);
        return category is INamedTypeSymbol { IsStatic: true } ? $"(nameof({name}))" : $"<{name}>()";
    }

    private static bool IsLogger(ITypeSymbol? type)
    {
        return type is not null && type.AllInterfaces.Concat([type])
            .Any(candidate => candidate.Name == "ILogger" && candidate.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.Logging");
    }
}
