using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Moves code into a static method of the class of activities that belongs to a workflow.</summary>
internal static class MethodExtraction
{
    /// <summary>The changed solution; null when the code cannot move.</summary>
    public static async Task<Solution?> MakeAsync(ExtractionSite site, ActivityMethodStyle style, CancellationToken cancellationToken)
    {
        var model = site.Model;
        if (site.Extraction.Members.Count > 0
            || site.Extraction.Code.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } owner
            || model.Compilation.GetTypeByMetadataName(style.MethodAttribute) is not { } attribute)
        {
            return null;
        }

        var className = ClassName(owner);
        var existing = owner.Parent!.ChildNodes().OfType<ClassDeclarationSyntax>().FirstOrDefault(type => type.Identifier.ValueText == className);
        if (existing is null && !model.LookupNamespacesAndTypes(owner.SpanStart, name: className).IsEmpty)
        {
            return null;
        }

        var type = existing is null ? null : model.GetDeclaredSymbol(existing, cancellationToken);
        var name = type is null ? site.Extraction.ApiName : ActivityNames.ForMethod(type, site.Extraction.ApiName);
        var writer = new ActivityWriter(site.Extraction, model, owner.SpanStart, name);
        var editor = await DocumentEditor.CreateAsync(site.Document, cancellationToken).ConfigureAwait(false);
        site.ReplaceCode(editor, writer.CallMethod(site.Context, className, Options(model, site.Extraction.Code, style)));
        var method = writer.WriteMethod(style);
        if (existing?.Members.LastOrDefault() is { } neighbour)
        {
            NewMembers.InsertAfter(editor, neighbour, method, Imported);
        }
        else
        {
            var body = string.Join("\n", method.Replace("\r\n", "\n").Split('\n').Select(line => line.Length == 0 ? line : LineTrivia.IndentationStepAt(site.Extraction.Code) + line));
            NewMembers.InsertAfter(editor, owner, $"{NewMembers.AccessibilityOf(owner)}static class {className}\n{{\n{body}\n}}", Imported);
        }

        var changed = site.Document.Project.Solution.WithDocumentSyntaxRoot(site.Document.Id, editor.GetChangedRoot());
        var forms = existing is null ? style.Registrations : style.Registrations.Where(form => form.Registration.Contains("{method}"));
        return await ActivityRegistration.AddAsync(changed, site.Document.Project.Id, forms, NewMembers.QualifiedName(model, owner, className), name, cancellationToken).ConfigureAwait(false);

        MemberDeclarationSyntax Imported(MemberDeclarationSyntax member)
        {
            return member.ReplaceNodes(
                member.DescendantNodes().OfType<AttributeSyntax>().Select(node => node.Name),
                (original, _) => ((NameSyntax)TypeNames.Of(editor.Generator, model, owner.SpanStart, attribute)).WithTriviaFrom(original).WithAdditionalAnnotations(Simplifier.Annotation));
        }
    }

    /// <summary>The class of activities beside <c>OrderWorkflow</c> is <c>OrderActivities</c>.</summary>
    private static string ClassName(TypeDeclarationSyntax workflow)
    {
        const string Suffix = "Workflow";
        var name = workflow.Identifier.ValueText;
        return (name.Length > Suffix.Length && name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name) + "Activities";
    }

    /// <summary>The options that the workflow keeps for its calls, or those of the style.</summary>
    private static string Options(SemanticModel model, SyntaxNode place, ActivityMethodStyle style)
    {
        var options = model.Compilation.GetTypeByMetadataName(style.OptionsType);
        return model.LookupSymbols(place.SpanStart)
            .Where(symbol => symbol is IFieldSymbol or IPropertySymbol && symbol.DeclaringSyntaxReferences.Length > 0)
            .FirstOrDefault(symbol => SymbolEqualityComparer.Default.Equals(ExtractionPlanner.TypeOf(symbol)?.WithNullableAnnotation(NullableAnnotation.None), options?.WithNullableAnnotation(NullableAnnotation.None)))?.Name
            ?? style.DefaultOptions;
    }
}
