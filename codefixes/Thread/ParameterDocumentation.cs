using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>Documents a new parameter where the others are documented; a documented method with one parameter left out is a warning.</summary>
internal static class ParameterDocumentation
{
    /// <summary>The method with a line for the parameter in front of that of its next neighbour.</summary>
    /// <param name="method">The method in its current state, which has the parameter.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="description">What the line says.</param>
    public static SyntaxNode Add(SyntaxNode method, string name, string description)
    {
        var leading = method.GetLeadingTrivia();
        var text = leading.ToFullString();
        var parameters = (method is TypeDeclarationSyntax type ? type.ChildNodes().OfType<ParameterListSyntax>().First() : ((BaseMethodDeclarationSyntax)method).ParameterList).Parameters;
        foreach (var neighbour in parameters.Where(parameter => parameter.Identifier.ValueText != name))
        {
            var element = text.IndexOf($"<param name=\"{neighbour.Identifier.ValueText}\"", StringComparison.Ordinal);
            var lineStart = element < 0 ? -1 : text.LastIndexOf('\n', element) + 1;
            if (element < 0 || !text.Substring(lineStart, element - lineStart).Trim().Equals("///", StringComparison.Ordinal))
            {
                continue;
            }

            var newLine = text.Contains("\r\n") ? "\r\n" : "\n";
            var line = $"{text.Substring(lineStart, element - lineStart)}<param name=\"{name}\">{description}</param>{newLine}";
            return method.WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia(text.Insert(lineStart, line)));
        }

        return method;
    }
}
