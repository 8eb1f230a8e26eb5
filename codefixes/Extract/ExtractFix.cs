using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Report;
using Perdure.CodeFixes.Context;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>Moves an expression into a new activity.</summary>
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
            || ContextFinder.Find(model, offending) is not { } context
            || !HasContextOf(style, context)
            || ExtractionPlanner.Plan(model, offending, cancellationToken) is not { } extraction
            || extraction.Code.ContainsDirectives)
        {
            return null;
        }

        var changed = style switch
        {
            ActivityClassStyle classStyle => await ToClassAsync(document, root, model, classStyle, extraction, context, cancellationToken).ConfigureAwait(false),
            ActivityFunctionStyle functionStyle => await ToFunctionAsync(document, model, functionStyle, extraction, context, cancellationToken).ConfigureAwait(false),
            _ => null,
        };
        return changed is null ? null : (extraction.ApiName, changed);
    }

    private static bool HasContextOf(ActivityStyle style, ContextReference context)
    {
        return context.Framework.Name == style.Framework
            || FrameworkCatalogue.Find(style.Framework) is { ContextTypes.IsEmpty: true } framework && framework.Replacements == context.Framework.Replacements;
    }

    private static async Task<Solution?> ToClassAsync(
        Document document,
        SyntaxNode root,
        SemanticModel model,
        ActivityClassStyle style,
        Extraction extraction,
        ContextReference context,
        CancellationToken cancellationToken)
    {
        if (extraction.Code.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } owner
            || model.Compilation.GetTypeByMetadataName(style.BaseType) is null)
        {
            return null;
        }

        var name = ActivityNames.ForClass(model, owner.SpanStart, extraction.ApiName);
        var writer = new ActivityWriter(extraction, model, owner.SpanStart, name);
        var accessibility = owner.Modifiers.Any(SyntaxKind.PublicKeyword) ? "public " : owner.Modifiers.Any(SyntaxKind.InternalKeyword) ? "internal " : "";
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        ReplaceCode(editor, extraction, writer.Call(context.Expression, inputIsRequired: false));
        InsertAfter(editor, owner, writer.WriteClass(style, accessibility));
        var changed = document.Project.Solution.WithDocumentSyntaxRoot(document.Id, editor.GetChangedRoot());
        return await ActivityRegistration.AddAsync(changed, document.Project.Id, style, name, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Solution?> ToFunctionAsync(
        Document document,
        SemanticModel model,
        ActivityFunctionStyle style,
        Extraction extraction,
        ContextReference context,
        CancellationToken cancellationToken)
    {
        if (extraction.Code.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault() is not { Parent: TypeDeclarationSyntax } owner
            || model.GetDeclaredSymbol(owner, cancellationToken) is not { } method
            || (method.IsStatic && extraction.Members.Count > 0)
            || model.Compilation.GetTypeByMetadataName(style.TriggerAttribute) is null)
        {
            return null;
        }

        var name = ActivityNames.ForMethod(method.ContainingType, extraction.ApiName);
        var writer = new ActivityWriter(extraction, model, owner.SpanStart, name);
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        ReplaceCode(editor, extraction, writer.Call(context.Expression, inputIsRequired: style.Framework == "FunctionsInProcess"));
        InsertAfter(editor, owner, writer.WriteFunction(style, isStatic: extraction.Members.Count == 0));
        return document.Project.Solution.WithDocumentSyntaxRoot(document.Id, editor.GetChangedRoot());
    }

    private static void ReplaceCode(SyntaxEditor editor, Extraction extraction, ExpressionSyntax call)
    {
        var code = extraction.Code;
        ExpressionSyntax replacement = code.Parent is ExpressionStatementSyntax or EqualsValueClauseSyntax or ArgumentSyntax
            ? call
            : SyntaxFactory.ParenthesizedExpression(call).WithAdditionalAnnotations(Simplifier.Annotation);
        editor.ReplaceNode(code, replacement.WithTriviaFrom(code));
    }

    private static void InsertAfter(SyntaxEditor editor, MemberDeclarationSyntax owner, string source)
    {
        var tree = owner.SyntaxTree.ToString();
        var newLine = tree.Contains("\r\n") ? "\r\n" : "\n";
        var indentation = new string(' ', owner.GetLocation().GetLineSpan().StartLinePosition.Character);
        var lines = source.Replace("\r\n", "\n").Split('\n').Select(line => line.Length == 0 ? line : indentation + line);
        var text = string.Join(newLine, lines);
        var isLast = !owner.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var members = ((CompilationUnitSyntax)SyntaxFactory.ParseCompilationUnit(text)).Members;
        var inserted = members.Select((member, index) => Unwrap(member)
            .WithLeadingTrivia(index == 0 ? SyntaxFactory.ParseLeadingTrivia((isLast ? newLine : "") + newLine + indentation) : member.GetLeadingTrivia())
            .WithTrailingTrivia(index == members.Count - 1 ? owner.GetTrailingTrivia() : member.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation));
        editor.InsertAfter(owner, inserted);
    }

    /// <summary>A method at the top level is read as a statement.</summary>
    private static MemberDeclarationSyntax Unwrap(MemberDeclarationSyntax member)
    {
        return member is GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function }
            ? SyntaxFactory.ParseMemberDeclaration(function.ToFullString()) ?? throw new InvalidOperationException("The activity was written as something that is no method.")
            : member;
    }
}
