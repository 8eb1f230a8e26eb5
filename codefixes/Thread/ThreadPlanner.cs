using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Report;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.FixAll;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>
/// Plans how the orchestration context gets to a helper: from each call upwards until a context is in scope, with a parameter in every
/// function on the way. Where one way up ends without a context, there is no plan.
/// </summary>
internal sealed class ThreadPlanner
{
    /// <summary>More functions than this are a redesign and not a fix.</summary>
    private const int MaximumFunctions = 100;

    private readonly Solution _solution;
    private readonly Framework _framework;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<ISymbol, ThreadedFunction> _functions = new(SymbolEqualityComparer.Default);
    private readonly Queue<ThreadedFunction> _waiting = new();
    private readonly SolutionEdits _edits = new();

    private ThreadPlanner(Solution solution, Framework framework, CancellationToken cancellationToken)
    {
        _solution = solution;
        _framework = framework;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The plan for a diagnostic, or null when the context cannot get there or already is there.</summary>
    public static async Task<ThreadPlan?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var document = target.Document;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        target.Diagnostic.Properties.TryGetValue(DiagnosticPropertyNames.Framework, out var name);
        if (root is null
            || model is null
            || FrameworkWithContext(name) is not { } framework
            || OffendingExpression.Find(root, target.Span) is not { } expression
            || ContextFinder.Find(model, expression) is not null
            || ThreadTarget.Of(model, expression, cancellationToken) is not { } helper)
        {
            return null;
        }

        var planner = new ThreadPlanner(document.Project.Solution, framework, cancellationToken);
        return await planner.PlanAsync(target, model, root, helper).ConfigureAwait(false);
    }

    /// <summary>Durable Functions in the isolated worker have the contexts of the Microsoft.DurableTask SDK.</summary>
    private static Framework? FrameworkWithContext(string? name)
    {
        var framework = FrameworkCatalogue.Find(name);
        return framework is { ContextTypes.IsEmpty: true, StaticContextType: null }
            ? FrameworkCatalogue.All.FirstOrDefault(other => other.Replacements == framework.Replacements && !other.ContextTypes.IsEmpty)
            : framework is { ContextTypes.IsEmpty: false } ? framework : null;
    }

    private async Task<ThreadPlan?> PlanAsync(FixTarget target, SemanticModel model, SyntaxNode root, IMethodSymbol helper)
    {
        if (ContextTypeIn(model.Compilation) is not { } type || await AddAsync(helper).ConfigureAwait(false) is not { } function)
        {
            return null;
        }

        var context = new ContextReference(_framework, function.ParameterName, type);
        var replace = ReplacePlanner.Plan(model, root, SyntaxGenerator.GetGenerator(target.Document), target, context, _cancellationToken);
        if (replace is null)
        {
            return null;
        }

        _edits.Add(target.Document, replace.Original, current => replace.Rewrite((ExpressionSyntax)current));
        while (_waiting.Count > 0)
        {
            if (!await ThreadAsync(_waiting.Dequeue()).ConfigureAwait(false))
            {
                return null;
            }
        }

        return new ThreadPlan(_edits, TitleOf(helper, replace), replace.ChangesHistory);
    }

    private string TitleOf(IMethodSymbol helper, ReplacePlan replace)
    {
        var others = _functions.Values.Distinct().Count() - 1;
        var more = others == 0 ? "" : others == 1 ? " and one caller" : $" and {others} callers";
        return $"Pass the orchestration context to '{helper.Name}'{more}: {char.ToLowerInvariant(replace.Title[0])}{replace.Title.Substring(1)}";
    }

    private INamedTypeSymbol? ContextTypeIn(Compilation compilation)
    {
        return _framework.ContextTypes.Select(compilation.GetTypeByMetadataName).FirstOrDefault(type => type is not null);
    }

    /// <summary>Takes a function in; null when it cannot get a parameter.</summary>
    private async Task<ThreadedFunction?> AddAsync(IMethodSymbol method)
    {
        if (_functions.TryGetValue(method.OriginalDefinition, out var known))
        {
            return known;
        }

        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation)
            || _functions.Count >= MaximumFunctions
            || await MethodFamily.OfAsync(method, _solution, _cancellationToken).ConfigureAwait(false) is not { } family)
        {
            return null;
        }

        var declarations = family.SelectMany(member => member.DeclaringSyntaxReferences).Select(part => part.GetSyntax(_cancellationToken));
        var function = new ThreadedFunction(family, ParameterNames.Choose(declarations, "context", "orchestrationContext"));
        foreach (var member in family)
        {
            _functions[member] = function;
        }

        _waiting.Enqueue(function);
        return function;
    }

    private async Task<bool> ThreadAsync(ThreadedFunction function)
    {
        foreach (var member in function.Family)
        {
            foreach (var part in member.DeclaringSyntaxReferences)
            {
                if (!await DeclareAsync(function, member, part).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }

        // A function that nobody calls is called by someone who is not in sight, and who would not pass the argument.
        var sites = await CallSites.FindAsync(function.Family, _solution, _cancellationToken).ConfigureAwait(false);
        if (sites is null || sites.Count == 0)
        {
            return false;
        }

        foreach (var site in sites)
        {
            if (await ArgumentAtAsync(site).ConfigureAwait(false) is not { } argument)
            {
                return false;
            }

            _edits.Add(site.Document, site.Call, current => Pass((InvocationExpressionSyntax)current, site.ArgumentIndex, argument));
        }

        return true;
    }

    private async Task<bool> DeclareAsync(ThreadedFunction function, IMethodSymbol member, SyntaxReference part)
    {
        var document = _solution.GetDocument(part.SyntaxTree)!;
        var declaration = await part.GetSyntaxAsync(_cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
        if (model is null || document is SourceGeneratedDocument || ContextTypeIn(model.Compilation) is not { } type)
        {
            return false;
        }

        var name = TypeNames.Of(SyntaxGenerator.GetGenerator(document), model, declaration.SpanStart, type);
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(function.ParameterName))
            .WithType(((TypeSyntax)name).WithTrailingTrivia(SyntaxFactory.Space));
        var index = member.IsExtensionMethod ? 1 : 0;
        Func<ParameterListSyntax, ParameterListSyntax> insert = list =>
            list.WithParameters(ListInsertion.Insert(list.Parameters, index, parameter, list.OpenParenToken));
        switch (declaration)
        {
            case MethodDeclarationSyntax method:
                _edits.Add(document, method.ParameterList, current => insert((ParameterListSyntax)current));
                return true;
            case LocalFunctionStatementSyntax local:
                _edits.Add(document, local.ParameterList, current => insert((ParameterListSyntax)current));
                return true;
            default:
                return false;
        }
    }

    private async Task<string?> ArgumentAtAsync(CallSite site)
    {
        var model = await site.Document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
        if (model is null || ContextTypeIn(model.Compilation) is not { } type)
        {
            return null;
        }

        if (ContextFinder.Find(model, site.Call) is { } context && model.Compilation.HasImplicitConversion(context.Type, type))
        {
            return context.Expression;
        }

        return ThreadTarget.Of(model, site.Call, _cancellationToken) is { } caller
            ? (await AddAsync(caller).ConfigureAwait(false))?.ParameterName
            : null;
    }

    private static InvocationExpressionSyntax Pass(InvocationExpressionSyntax call, int index, string argument)
    {
        var list = call.ArgumentList;
        var passed = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(argument));
        return call.WithArgumentList(list.WithArguments(ListInsertion.Insert(list.Arguments, index, passed, list.OpenParenToken)));
    }
}
