using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.FixAll;
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
    private readonly ThreadedParameter _parameter;
    private readonly Reach _reach;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<ISymbol, ThreadedFunction> _functions = new(SymbolEqualityComparer.Default);
    private readonly Queue<ThreadedFunction> _waiting = new();

    private ThreadPlanner(Solution solution, ThreadedParameter parameter, CancellationToken cancellationToken)
    {
        _solution = solution;
        _parameter = parameter;
        _reach = new Reach(solution, cancellationToken);
        _cancellationToken = cancellationToken;
    }

    /// <summary>The plan to pass the context, or null when it cannot get there or already is there.</summary>
    public static async Task<ThreadPlan?> PlanContextAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (await ThreadSite.FindAsync(target, cancellationToken).ConfigureAwait(false) is not { } site)
        {
            return null;
        }

        var parameter = new ContextParameter(site.Framework);
        var planner = new ThreadPlanner(target.Document.Project.Solution, parameter, cancellationToken);
        if (parameter.TypeIn(site.Model.Compilation) is not { } type || await planner.AddAsync(site.Helper).ConfigureAwait(false) is not { } function)
        {
            return null;
        }

        var context = new ContextReference(site.Framework, function.ParameterName, type);
        if (site.PlanReplacement(context, cancellationToken) is not { } replace || await planner.ThreadAllAsync().ConfigureAwait(false) is not { } edits)
        {
            return null;
        }

        edits.Add(target.Document, replace.Original, current => replace.Rewrite(current));
        var title = $"Pass the orchestration context to {planner.Describe(site.Helper)}: {char.ToLowerInvariant(replace.Title[0])}{replace.Title.Substring(1)}";
        var hasSiblings = false;
        foreach (var (document, declaration, name) in planner.SiblingsOf(site.Helper))
        {
            hasSiblings = true;
            foreach (var other in await SiblingReplacements.FindAsync(document, declaration, new ContextReference(site.Framework, name, type), target.Diagnostic, cancellationToken).ConfigureAwait(false))
            {
                edits.Add(document, other.Original, current => other.Rewrite(current));
                title = NoteOf(other.Title) is { Length: > 0 } note && !title.Contains(note) ? title + note : title;
            }
        }

        return !hasSiblings || await planner.AddsNoneAsync(edits).ConfigureAwait(false) ? new ThreadPlan(edits, title, replace.ChangesHistory) : null;
    }

    /// <summary>The plan to pass the value, or null when it cannot get there or would not stay the same value.</summary>
    public static async Task<ThreadPlan?> PlanValueAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (await ThreadSite.FindAsync(target, cancellationToken).ConfigureAwait(false) is not { } site
            || site.FindValueUses(cancellationToken) is not { Count: > 0 } uses
            || ValueParameter.Of(site.Framework, site.Api, site.Capability) is not { } parameter)
        {
            return null;
        }

        var planner = new ThreadPlanner(target.Document.Project.Solution, parameter, cancellationToken);
        if (await planner.AddAsync(site.Helper).ConfigureAwait(false) is not { } function
            || parameter.ContextTypeIn(site.Model.Compilation) is not { } type
            || site.PlanReplacement(new ContextReference(site.Framework, function.ParameterName, type), cancellationToken) is not { } replace
            || await planner.ThreadAllAsync().ConfigureAwait(false) is not { } edits)
        {
            return null;
        }

        foreach (var use in uses)
        {
            edits.Add(target.Document, use, current => Comments.KeepFrom(SyntaxFactory.IdentifierName(function.ParameterName), current));
        }

        var title = $"Pass the value as a parameter '{function.ParameterName}' to {planner.Describe(site.Helper)}{NoteOf(replace.Title)}";
        return !planner.SiblingsOf(site.Helper).Any() || await planner.AddsNoneAsync(edits).ConfigureAwait(false) ? new ThreadPlan(edits, title, ChangesHistory: false) : null;
    }

    /// <summary>What a title says in brackets about a change of meaning.</summary>
    private static string NoteOf(string title)
    {
        return title.IndexOf(" (", StringComparison.Ordinal) is var bracket and >= 0 ? title.Substring(bracket) : "";
    }

    /// <summary>The bodies that get the parameter because they override or implement what a function on the way does.</summary>
    private IEnumerable<(Document Document, SyntaxNode Declaration, string ParameterName)> SiblingsOf(IMethodSymbol helper)
    {
        return
            from function in _functions.Values.Distinct()
            where function.Family.Count > 1
            from member in function.Family
            where !member.IsAbstract && !SymbolEqualityComparer.Default.Equals(member, helper.OriginalDefinition)
            from part in member.DeclaringSyntaxReferences
            select (_solution.GetDocument(part.SyntaxTree)!, part.GetSyntax(_cancellationToken), function.ParameterName);
    }

    /// <summary>Whether the edits bring no code with mistakes into an orchestration.</summary>
    private async Task<bool> AddsNoneAsync(SolutionEdits edits)
    {
        var changed = await edits.ApplyAsync(_solution, _cancellationToken).ConfigureAwait(false);
        return await OrchestrationCheck.AddsNoneAsync(_solution, changed, edits.Documents, _cancellationToken).ConfigureAwait(false);
    }

    private string Describe(IMethodSymbol helper)
    {
        var others = _functions.Values.Distinct().Count() - 1;
        var name = helper.MethodKind == MethodKind.Constructor ? helper.ContainingType.Name : (helper.AssociatedSymbol ?? helper).Name;
        var becomes = _functions[helper.OriginalDefinition].MethodName is { } method ? $" (as the method '{method}')" : "";
        return $"'{name}'{becomes}" + (others == 0 ? "" : others == 1 ? " and one caller" : $" and {others} callers");
    }

    /// <summary>The edits that declare and pass the parameter everywhere; null where one way up ends without a context.</summary>
    private async Task<SolutionEdits?> ThreadAllAsync()
    {
        var edits = new SolutionEdits();
        while (_waiting.Count > 0)
        {
            if (!await ThreadAsync(_waiting.Dequeue(), edits).ConfigureAwait(false))
            {
                return null;
            }
        }

        return edits;
    }

    /// <summary>Takes a function in; null when it cannot get a parameter.</summary>
    private async Task<ThreadedFunction?> AddAsync(IMethodSymbol method)
    {
        if (_functions.TryGetValue(method.OriginalDefinition, out var known))
        {
            return known;
        }

        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.PropertyGet or MethodKind.ExplicitInterfaceImplementation or MethodKind.Constructor)
            || (method.MethodKind == MethodKind.Constructor && !await ConstructorCheck.CanGetParameterAsync(method, _solution, _cancellationToken).ConfigureAwait(false))
            || _functions.Count >= MaximumFunctions
            || await MethodFamily.OfAsync(method, _solution, _cancellationToken).ConfigureAwait(false) is not { } family)
        {
            return null;
        }

        string? methodName = null;
        foreach (var property in family.Select(member => member.AssociatedSymbol).OfType<IPropertySymbol>())
        {
            if (PropertyConversion.MethodName(property, _cancellationToken) is not { } name || (methodName ??= name) != name)
            {
                return null;
            }
        }

        var declarations = family.SelectMany(member => member.DeclaringSyntaxReferences).Select(part => part.GetSyntax(_cancellationToken)).ToList();
        var function = new ThreadedFunction(family, ParameterNames.Choose(declarations, _parameter.Names)) { MethodName = methodName };
        foreach (var member in family)
        {
            _functions[member] = function;
        }

        _waiting.Enqueue(function);
        return function;
    }

    private async Task<bool> ThreadAsync(ThreadedFunction function, SolutionEdits edits)
    {
        foreach (var member in function.Family)
        {
            foreach (var part in member.DeclaringSyntaxReferences)
            {
                if (!await DeclareAsync(function, member, part, edits).ConfigureAwait(false))
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

            edits.Add(site.Document, site.Use, current => function.MethodName is { } name ? PropertyConversion.ToCall((ExpressionSyntax)current, name, argument) : Pass(current, site, argument));
        }

        return true;
    }

    private async Task<bool> DeclareAsync(ThreadedFunction function, IMethodSymbol member, SyntaxReference part, SolutionEdits edits)
    {
        var document = _solution.GetDocument(part.SyntaxTree)!;
        var declaration = await part.GetSyntaxAsync(_cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
        if (model is null || document is SourceGeneratedDocument || _parameter.TypeIn(model.Compilation) is not { } parameterType)
        {
            return false;
        }

        var name = TypeNames.Of(SyntaxGenerator.GetGenerator(document), model, declaration.SpanStart, parameterType);
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(function.ParameterName))
            .WithType(((TypeSyntax)name).WithTrailingTrivia(SyntaxFactory.Space));
        var index = member.IsExtensionMethod ? 1 : 0;
        Func<ParameterListSyntax, ParameterListSyntax> insert = list =>
            list.WithParameters(ListInsertion.Insert(list.Parameters, index, parameter, list.OpenParenToken));
        switch (declaration)
        {
            case BaseMethodDeclarationSyntax method:
                edits.Add(document, method.ParameterList, current => insert((ParameterListSyntax)current));
                edits.Add(document, method, current => ParameterDocumentation.Add(current, function.ParameterName, _parameter.Description));
                return true;
            case ClassDeclarationSyntax type when type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault() is { } primary:
                edits.Add(document, primary, current => insert((ParameterListSyntax)current));
                edits.Add(document, type, current => ParameterDocumentation.Add(current, function.ParameterName, _parameter.Description));
                return true;
            case ArrowExpressionClauseSyntax or AccessorDeclarationSyntax when function.MethodName is { } methodName && declaration.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property:
                edits.Add(document, property, current => PropertyConversion.ToMethod((PropertyDeclarationSyntax)current, property, methodName, parameter));
                return true;
            case LocalFunctionStatementSyntax local:
                edits.Add(document, local.ParameterList, current => insert((ParameterListSyntax)current));
                return true;
            default:
                return false;
        }
    }

    private async Task<ExpressionSyntax?> ArgumentAtAsync(CallSite site)
    {
        var model = await site.Document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
        if (model is null || _parameter.ContextTypeIn(model.Compilation) is not { } type)
        {
            return null;
        }

        if (ContextFinder.Find(model, site.Use) is { } context && model.Compilation.HasImplicitConversion(context.Type, type))
        {
            return _parameter.ArgumentFrom(context, model, SyntaxGenerator.GetGenerator(site.Document), site.Use.SpanStart);
        }

        // Code outside of any orchestration goes on as before, with the value that the helper took itself.
        if (_parameter.ArgumentOutside(model, SyntaxGenerator.GetGenerator(site.Document), site.Use.SpanStart) is { } outside
            && !await _reach.IsReachedAsync(model, site.Use).ConfigureAwait(false))
        {
            return outside;
        }

        return ThreadTarget.Of(model, site.Use, _cancellationToken) is { } caller && await AddAsync(caller).ConfigureAwait(false) is { } function
            ? SyntaxFactory.IdentifierName(function.ParameterName)
            : null;
    }

    private static SyntaxNode Pass(SyntaxNode use, CallSite site, ExpressionSyntax argument)
    {
        return use switch
        {
            InvocationExpressionSyntax call => call.WithArgumentList(Insert(call.ArgumentList)),
            ObjectCreationExpressionSyntax { ArgumentList: { } list } creation => creation.WithArgumentList(Insert(list)),
            ImplicitObjectCreationExpressionSyntax creation => creation.WithArgumentList(Insert(creation.ArgumentList)),
            ConstructorInitializerSyntax initializer => initializer.WithArgumentList(Insert(initializer.ArgumentList)),
            PrimaryConstructorBaseTypeSyntax baseType => baseType.WithArgumentList(Insert(baseType.ArgumentList)),
            ExpressionSyntax group => MethodGroup.Rewrite(group, site.Use, site, argument),
            _ => use,
        };

        ArgumentListSyntax Insert(ArgumentListSyntax list)
        {
            return list.WithArguments(ListInsertion.Insert(list.Arguments, site.ArgumentIndex, SyntaxFactory.Argument(argument), list.OpenParenToken));
        }
    }
}
