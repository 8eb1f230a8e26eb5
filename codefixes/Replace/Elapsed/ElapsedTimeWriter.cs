using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace.Elapsed;

/// <summary>Makes the plans that measure time on the context's clock.</summary>
internal sealed class ElapsedTimeWriter
{
    private readonly ReplaceSite _site;
    private readonly string _now;
    private readonly string? _startName;

    /// <summary>Creates a writer.</summary>
    /// <param name="site">The place of the diagnostic.</param>
    /// <param name="now">The template of the present time.</param>
    /// <param name="startName">The name of the variable that holds the start; null where each has its own.</param>
    public ElapsedTimeWriter(ReplaceSite site, string now, string? startName)
    {
        _site = site;
        _now = now;
        _startName = startName;
    }

    /// <summary>Gives the variable its name.</summary>
    public ReplacePlan Rename(VariableDeclaratorSyntax declarator, string title)
    {
        return new ReplacePlan(declarator, title, ChangesHistory: false, current =>
        {
            var variable = (VariableDeclaratorSyntax)current;
            return variable.WithIdentifier(SyntaxFactory.Identifier(_startName!).WithTriviaFrom(variable.Identifier));
        });
    }

    /// <summary>Gives the variable the type of a time, where its type is written out.</summary>
    public ReplacePlan? RetypeIfNamed(VariableDeclaratorSyntax declarator, string title)
    {
        return declarator.Parent is VariableDeclarationSyntax { Type: { IsVar: false } type }
            ? new ReplacePlan(type, title, ChangesHistory: false, current =>
                ((TypeSyntax)TypeNames.Of(_site.Generator, _site.Model, type.SpanStart, _site.Model.Compilation.GetTypeByMetadataName("System.DateTime")!))
                    .WithTriviaFrom(current).WithAdditionalAnnotations(Simplifier.Annotation))
            : null;
    }

    /// <summary>The time instead of an expression that starts to measure.</summary>
    public ReplacePlan Now(ExpressionSyntax original, string title)
    {
        return new ReplacePlan(original, title, ChangesHistory: false, current => Comments.KeepFrom(Fill(_now, original.SpanStart, []), current));
    }

    /// <summary>The time since the start instead of a reading.</summary>
    /// <param name="original">The reading, a member of the variable that holds the start.</param>
    /// <param name="template">The template; <c>{elapsed}</c> is the time since the start.</param>
    /// <param name="title">What the user is offered.</param>
    public ReplacePlan Elapsed(MemberAccessExpressionSyntax original, string template, string title)
    {
        var text = template.Replace("{elapsed}", $"{_now} - {{start}}");
        return new ReplacePlan(original, title, ChangesHistory: false, current => Comments.KeepFrom(
            Fill(text, original.SpanStart, new() { ["start"] = SyntaxFactory.IdentifierName(_startName!) }), current));
    }

    /// <summary>A variable that holds what was measured instead of a reading.</summary>
    public ReplacePlan Reading(MemberAccessExpressionSyntax original, string template, string variable, string title)
    {
        return new ReplacePlan(original, title, ChangesHistory: false, current => Comments.KeepFrom(
            Fill(template, original.SpanStart, new() { ["stopped"] = SyntaxFactory.IdentifierName(variable) }), current));
    }

    /// <summary>Keeps what was measured in a variable.</summary>
    public ReplacePlan Keep(ExpressionStatementSyntax original, string variable, string title)
    {
        return new ReplacePlan(original, title, ChangesHistory: false, current =>
        {
            var value = Fill($"{_now} - {{start}}", original.SpanStart, new() { ["start"] = SyntaxFactory.IdentifierName(_startName!) });
            var declaration = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var {variable} = 0;");
            return declaration
                .ReplaceNode(declaration.Declaration.Variables[0].Initializer!.Value, value)
                .WithTriviaFrom(current);
        });
    }

    /// <summary>The time between two expressions.</summary>
    public ReplacePlan Between(ExpressionSyntax original, System.Func<SyntaxNode, (ExpressionSyntax Start, ExpressionSyntax? End)> read, string title)
    {
        return new ReplacePlan(original, title, ChangesHistory: false, current =>
        {
            var (start, end) = read(current);
            var values = new Dictionary<string, ExpressionSyntax> { ["start"] = start.WithoutTrivia() };
            if (end is not null)
            {
                values.Add("end", end.WithoutTrivia());
            }

            return Comments.KeepFrom(Fill(end is null ? $"({_now} - {{start}})" : "({end} - {start})", original.SpanStart, values), current);
        });
    }

    /// <summary>Sets the start anew.</summary>
    public ReplacePlan Assign(ExpressionStatementSyntax original, string title)
    {
        return new ReplacePlan(original, title, ChangesHistory: false, current =>
        {
            var statement = (ExpressionStatementSyntax)current;
            var assignment = SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                SyntaxFactory.IdentifierName(_startName!).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                Fill(_now, original.SpanStart, []));
            return statement.WithExpression(Comments.KeepFrom(assignment, statement.Expression));
        });
    }

    /// <summary>Takes a statement away; the comments beside it stay.</summary>
    public ReplacePlan Remove(ExpressionStatementSyntax original, string title)
    {
        return new ReplacePlan(original, title, ChangesHistory: false, current => SplicedBlocks.CanReplace(original)
            ? SplicedBlocks.Make(current.GetLeadingTrivia(), [], SyntaxTriviaList.Empty, current.GetTrailingTrivia())
            : SyntaxFactory.Block().WithTriviaFrom(current));
    }

    private ExpressionSyntax Fill(string template, int position, Dictionary<string, ExpressionSyntax> values)
    {
        if (_site.Context is { } context)
        {
            values["context"] = SyntaxFactory.ParseExpression(context.Expression);
        }

        var filled = ReplacementTemplate.Read(template, _site.Model.Compilation, _site.Framework?.StaticContextType)!
            .Fill(_site.Generator, _site.Model, position, values);
        return filled.ReplaceNodes(
            filled.DescendantNodesAndSelf().OfType<ParenthesizedExpressionSyntax>(),
            (_, parenthesized) => parenthesized.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
