using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.Flow.State;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What a type puts into its members, told from syntax without walking its bodies: each place is found by its equals sign. Of most values only the kind counts, so
/// that few edits of bodies change what is told.
/// </summary>
internal sealed class KeptExpressions
{
    private const string SafeMember = "ReplaySafe";

    private readonly TypeDeclarationSyntax _type;
    private readonly string _file;
    private readonly HashSet<string>? _names;
    private readonly bool _isFunctionClass;

    private KeptExpressions(TypeDeclarationSyntax type, string file)
    {
        _type = type;
        _file = file;

        // A part cannot know the members of the others, and a name with an escape cannot be told from the text.
        _names = type.Modifiers.Any(SyntaxKind.PartialKeyword) || file.IndexOf("\\u", type.SpanStart, type.Span.Length, StringComparison.OrdinalIgnoreCase) >= 0 ? null : Names(type);
        _isFunctionClass = type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Members.OfType<MethodDeclarationSyntax>().Any(HasParameterAttributes);
    }

    /// <summary>The names of the members of <paramref name="type"/> and of the parameters of its constructors, with what is put there.</summary>
    /// <param name="type">The type.</param>
    /// <param name="file">The text of its file: to write out the type would cost more than all else here.</param>
    public static IEnumerable<(string Member, string Value)> Of(TypeDeclarationSyntax type, string file)
    {
        var kept = new KeptExpressions(type, file);
        return kept._names is { Count: 0 } ? Enumerable.Empty<(string, string)>() : kept.Initialisers().Concat(kept.Assignments());
    }

    private static bool HasParameterAttributes(MethodDeclarationSyntax method) => method.ParameterList.Parameters.Any(static parameter => parameter.AttributeLists.Count > 0);

    private static HashSet<string> Names(TypeDeclarationSyntax type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in type.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field when MayHoldService(field.Declaration.Type):
                    names.UnionWith(field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText));
                    break;
                case PropertyDeclarationSyntax property when MayHoldService(property.Type):
                    names.Add(property.Identifier.ValueText);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    names.UnionWith(Names(constructor.ParameterList));
                    break;
            }
        }

        if (type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault() is { } primary)
        {
            names.UnionWith(Names(primary));
        }

        // Values that functions read from their class may be of any type.
        if (type.Members.OfType<MethodDeclarationSyntax>().Any(HasParameterAttributes))
        {
            names.UnionWith(type.Members.OfType<FieldDeclarationSyntax>().SelectMany(static field => field.Declaration.Variables).Select(static variable => variable.Identifier.ValueText));
            names.UnionWith(type.Members.OfType<PropertyDeclarationSyntax>().Select(static property => property.Identifier.ValueText));
        }

        return names;
    }

    private static IEnumerable<string> Names(ParameterListSyntax parameters) =>
        parameters.Parameters.Where(static parameter => parameter.Type is null || MayHoldService(parameter.Type)).Select(static parameter => parameter.Identifier.ValueText);

    /// <summary>Whether a value of <paramref name="type"/> may be a logger or a service: those of the language's own types are neither.</summary>
    private static bool MayHoldService(TypeSyntax type) => type switch
    {
        PredefinedTypeSyntax predefined => predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        NullableTypeSyntax nullable => MayHoldService(nullable.ElementType),
        ArrayTypeSyntax or PointerTypeSyntax or TupleTypeSyntax => false,
        _ => true,
    };

    private IEnumerable<(string, string)> Initialisers()
    {
        foreach (var member in _type.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field:
                    foreach (var variable in field.Declaration.Variables)
                    {
                        if (variable.Initializer is { Value: var value } && IsAsked(variable.Identifier.ValueText))
                        {
                            yield return (variable.Identifier.ValueText, KindOf(value));
                        }
                    }

                    break;
                case PropertyDeclarationSyntax property:
                    if ((property.Initializer?.Value ?? property.ExpressionBody?.Expression) is { } given && IsAsked(property.Identifier.ValueText))
                    {
                        yield return (property.Identifier.ValueText, KindOf(given));
                    }

                    break;
            }
        }
    }

    private bool IsAsked(string name) => _names is null || _names.Contains(name);

    private IEnumerable<(string, string)> Assignments()
    {
        var end = _type.Span.End;
        for (var at = _file.IndexOf('=', _type.SpanStart, _type.Span.Length); at >= 0; at = _file.IndexOf('=', at + 1, end - at - 1))
        {
            if ((at + 1 < end && _file[at + 1] is '=' or '>') || (at > 0 && _file[at - 1] is '=' or '!') || !MayFollowName(at))
            {
                continue;
            }

            if (_type.FindToken(at).Parent is AssignmentExpressionSyntax assignment && assignment.OperatorToken.Span.Contains(at)
                && NameOf(assignment.Left) is { } name && IsAsked(name))
            {
                var isInConstructor = _isFunctionClass && assignment.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null;
                yield return (name, isInConstructor ? assignment.Right.ToString() : KindOf(assignment.Right));
            }
        }
    }

    /// <summary>Whether what stands before the equals sign at <paramref name="equals"/> may be one of the names.</summary>
    private bool MayFollowName(int equals)
    {
        if (_names is null)
        {
            return true;
        }

        var end = equals;
        while (end > 0 && (char.IsWhiteSpace(_file[end - 1]) || _file[end - 1] is '?' or '+' or '-' or '*' or '%' or '&' or '|' or '^' or '<' or '>'))
        {
            end--;
            if (_file[end] is '\n' or '\r')
            {
                // A comment may end the line before.
                return true;
            }
        }

        if (end == 0 || _file[end - 1] == '/')
        {
            return end > 0;
        }

        var start = end;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(_file[start - 1]))
        {
            if (_file[start - 1] > 127)
            {
                return true;
            }

            start--;
        }

        return _names.Contains(_file.Substring(start, end - start));
    }

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What of <paramref name="value"/> tells where it comes from.</summary>
    private static string KindOf(ExpressionSyntax value)
    {
        var safety = value.ToString().IndexOf(SafeMember, StringComparison.Ordinal) >= 0 ? "!" : string.Empty;
        return safety + KeptValues.Bare(value) switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            LiteralExpressionSyntax => "1",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => "." + access.Name.Identifier.ValueText,
            InvocationExpressionSyntax => "()",
            _ => "?",
        };
    }
}
