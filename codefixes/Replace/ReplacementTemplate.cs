using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.CodeFixes.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>
/// Makes an expression of a template such as <c>{context}.CreateTimer({delay}, {token})</c>. Types are written in the template with
/// their namespace and come out as short as the place allows.
/// </summary>
internal sealed class ReplacementTemplate
{
    private const string Marker = "__perdure_";

    private static readonly Regex Placeholder = new(@"\{(\w+)\}", RegexOptions.CultureInvariant);

    private readonly ExpressionSyntax _expression;
    private readonly Dictionary<string, INamedTypeSymbol> _types;

    private ReplacementTemplate(ExpressionSyntax expression, Dictionary<string, INamedTypeSymbol> types)
    {
        _expression = expression;
        _types = types;
    }

    /// <summary>
    /// Reads a template; null when it names a type that <paramref name="compilation"/> does not have.
    /// </summary>
    /// <param name="text">The template.</param>
    /// <param name="compilation">Where the types are looked up.</param>
    /// <param name="staticType">The metadata name of a type that the template calls by its simple name; null where there is none.</param>
    public static ReplacementTemplate? Read(string text, Compilation compilation, string? staticType)
    {
        var expression = SyntaxFactory.ParseExpression(Placeholder.Replace(text, Marker + "$1"));
        var types = new Dictionary<string, INamedTypeSymbol>();
        foreach (var name in TypeNamesIn(expression))
        {
            var metadataName = staticType is not null && staticType.EndsWith("." + name, System.StringComparison.Ordinal) ? staticType : name;
            if (compilation.GetTypeByMetadataName(metadataName) is not { } type)
            {
                return null;
            }

            types[name] = type;
        }

        return new ReplacementTemplate(expression, types);
    }

    /// <summary>Fills the template in.</summary>
    /// <param name="generator">The generator of the document.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="position">Where the expression goes.</param>
    /// <param name="values">The expression for each placeholder, without braces.</param>
    public ExpressionSyntax Fill(
        SyntaxGenerator generator, SemanticModel model, int position, IReadOnlyDictionary<string, ExpressionSyntax> values)
    {
        return _expression.ReplaceNodes(
            _expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(IsPlaceholderOrType),
            (original, _) => original is IdentifierNameSyntax identifier && PlaceholderOf(identifier) is { } placeholder
                ? Placed(values[placeholder], identifier)
                : TypeNames.Of(generator, model, position, _types[original.ToString()]));
    }

    private static ExpressionSyntax Placed(ExpressionSyntax value, IdentifierNameSyntax placeholder)
    {
        return value.HasLeadingTrivia || value.HasTrailingTrivia ? value : value.WithTriviaFrom(placeholder);
    }

    private static IEnumerable<string> TypeNamesIn(ExpressionSyntax expression)
    {
        return expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Where(IsTypeName)
            .Select(node => node.ToString())
            .Distinct();
    }

    private static bool IsPlaceholderOrType(ExpressionSyntax node)
    {
        return IsTypeName(node) || (node is IdentifierNameSyntax identifier && PlaceholderOf(identifier) is not null);
    }

    private static string? PlaceholderOf(IdentifierNameSyntax identifier)
    {
        var text = identifier.Identifier.ValueText;
        return text.StartsWith(Marker, System.StringComparison.Ordinal) ? text.Substring(Marker.Length) : null;
    }

    /// <summary>In a template each dotted name that begins with a namespace is a type; so is a lone name in front of a dot.</summary>
    private static bool IsTypeName(ExpressionSyntax node)
    {
        return node switch
        {
            QualifiedNameSyntax => node.Parent is not QualifiedNameSyntax,
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "System" } } => true,
            IdentifierNameSyntax identifier => node.Parent is MemberAccessExpressionSyntax access
                && access.Expression == node
                && identifier.Identifier.ValueText != "System"
                && PlaceholderOf(identifier) is null,
            _ => false,
        };
    }
}
