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
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Moves an expression or statements into a new activity.</summary>
internal static class ExtractFix
{
    /// <summary>The name of the API and the changed solution; null when the code cannot move.</summary>
    public static async Task<(string ApiName, Solution Changed)?> MakeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        diagnostic.Properties.TryGetValue(DiagnosticPropertyNames.Framework, out var framework);
        if (root is null
            || model is null
            || ActivityStyles.Find(framework) is not { } style
            || OffendingExpression.Find(root, diagnostic.Location.SourceSpan) is not { } offending
            || ContextFor(model, style, offending) is not { } context
            || ExtractionPlanner.Plan(model, offending, cancellationToken) is not { } extraction
            || extraction.Nodes.Any(node => node.ContainsDirectives))
        {
            return null;
        }

        var site = new ExtractionSite(document, model, extraction, context);
        var changed = style switch
        {
            ActivityClassStyle classStyle => await ToClassAsync(site, classStyle, cancellationToken).ConfigureAwait(false),
            ActivityFunctionStyle functionStyle => await ToFunctionAsync(site, functionStyle, cancellationToken).ConfigureAwait(false),
            ActivityMethodStyle methodStyle => await MethodExtraction.MakeAsync(site, methodStyle, cancellationToken).ConfigureAwait(false),
            _ => null,
        };
        return changed is null ? null : (extraction.ApiName, changed);
    }

    /// <summary>How the code names the context, or the static class that takes its place; null where none is in reach.</summary>
    private static string? ContextFor(SemanticModel model, ActivityStyle style, SyntaxNode place)
    {
        if (FrameworkCatalogue.Find(style.Framework) is { StaticContextType: { } workflow })
        {
            return model.Compilation.GetTypeByMetadataName(workflow)?.ToMinimalDisplayString(model, place.SpanStart);
        }

        return ContextFinder.Find(model, place) is { } context && HasContextOf(style, context) ? context.Expression : null;
    }

    private static bool HasContextOf(ActivityStyle style, ContextReference context)
    {
        return context.Framework.Name == style.Framework
            || FrameworkCatalogue.Find(style.Framework) is { ContextTypes.IsEmpty: true } framework && framework.Replacements == context.Framework.Replacements;
    }

    private static async Task<Solution?> ToClassAsync(ExtractionSite site, ActivityClassStyle style, CancellationToken cancellationToken)
    {
        var model = site.Model;
        if (site.Extraction.Code.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } owner
            || model.Compilation.GetTypeByMetadataName(style.BaseType) is null
            || (!style.TakesServices && site.Extraction.Members.Count > 0))
        {
            return null;
        }

        var name = ActivityNames.ForClass(model, owner.SpanStart, site.Extraction.ApiName);
        var writer = new ActivityWriter(site.Extraction, model, owner.SpanStart, name);
        var editor = await DocumentEditor.CreateAsync(site.Document, cancellationToken).ConfigureAwait(false);
        site.ReplaceCode(editor, writer.Call(style.Call, site.Context, style.ResultIsRequired, inputIsRequired: false));
        NewMembers.InsertAfter(editor, owner, writer.WriteClass(style, NewMembers.AccessibilityOf(owner)));
        var changed = site.Document.Project.Solution.WithDocumentSyntaxRoot(site.Document.Id, editor.GetChangedRoot());
        return await ActivityRegistration.AddAsync(changed, site.Document.Project.Id, style.Registrations, NewMembers.QualifiedName(model, owner, name), method: null, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Solution?> ToFunctionAsync(ExtractionSite site, ActivityFunctionStyle style, CancellationToken cancellationToken)
    {
        var model = site.Model;
        if (site.Extraction.Code.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault() is not { Parent: TypeDeclarationSyntax } owner
            || model.GetDeclaredSymbol(owner, cancellationToken) is not { } method
            || (method.IsStatic && site.Extraction.Members.Count > 0)
            || model.Compilation.GetTypeByMetadataName(style.TriggerAttribute) is null)
        {
            return null;
        }

        var name = ActivityNames.ForFunction(method.ContainingType, model.Compilation, site.Extraction.ApiName);
        var writer = new ActivityWriter(site.Extraction, model, owner.SpanStart, name);
        var editor = await DocumentEditor.CreateAsync(site.Document, cancellationToken).ConfigureAwait(false);
        site.ReplaceCode(editor, writer.Call(ActivityFunctionStyle.Call, site.Context, resultIsRequired: false, style.InputIsRequired));
        NewMembers.InsertAfter(editor, owner, writer.WriteFunction(style, isStatic: site.Extraction.Members.Count == 0));
        return site.Document.Project.Solution.WithDocumentSyntaxRoot(site.Document.Id, editor.GetChangedRoot());
    }
}
