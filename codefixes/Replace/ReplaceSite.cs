using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Report;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Replace;

/// <summary>The place of a diagnostic, with everything that the planners of replacements ask for.</summary>
internal sealed class ReplaceSite
{
    private readonly Lazy<ContextReference?> _context;

    public ReplaceSite(SemanticModel model, SyntaxGenerator generator, ExpressionSyntax expression, Diagnostic diagnostic, ContextReference? context = null)
    {
        _context = new Lazy<ContextReference?>(() => context ?? ContextFinder.Find(model, expression));
        Model = model;
        Generator = generator;
        Expression = expression;
        Diagnostic = diagnostic;
    }

    /// <summary>The model of the document.</summary>
    public SemanticModel Model { get; }

    /// <summary>The generator of the document.</summary>
    public SyntaxGenerator Generator { get; }

    /// <summary>The offending expression.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The diagnostic.</summary>
    public Diagnostic Diagnostic { get; }

    /// <summary>What is needed instead; the empty string where the diagnostic does not say.</summary>
    public string Capability => Diagnostic.Properties.TryGetValue(DiagnosticPropertyNames.Capability, out var value) ? value ?? "" : "";

    /// <summary>The documentation id of the offending API.</summary>
    public string? Api => Diagnostic.Properties.TryGetValue(DiagnosticPropertyNames.Api, out var value) ? value : null;

    /// <summary>The framework of the nearest orchestrator.</summary>
    public Framework? Framework => Diagnostic.Properties.TryGetValue(DiagnosticPropertyNames.Framework, out var value) ? FrameworkCatalogue.Find(value) : null;

    /// <summary>The context that the fix uses: the one that it was given, else the one in scope; null where there is none.</summary>
    public ContextReference? Context => _context.Value;

    /// <summary>
    /// What stands in for <paramref name="capability"/> here: that of the context in scope, or that of a framework whose context is a
    /// static class. Null where there is nothing, or where a context is needed and none is in scope.
    /// </summary>
    public Replacement? FindReplacement(string capability)
    {
        if (Framework?.FindReplacement(capability) is { NeedsContext: false } global)
        {
            return global;
        }

        var replacement = Context?.Framework.FindReplacement(capability);
        return replacement?.RequiredType is { } required && Model.Compilation.GetTypeByMetadataName(required) is null ? null : replacement;
    }
}
