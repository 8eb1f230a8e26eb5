using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.CallGraph;

/// <summary>A member that other code can only bind to by writing its name.</summary>
internal sealed class OutlinedMember
{
    /// <summary>Names that language constructs call without writing them.</summary>
    private static readonly HashSet<string> UnwrittenNames = new(StringComparer.Ordinal)
    {
        "Add", "AppendFormatted", "AppendLiteral", "Count", "Create", "Current", "Deconstruct", "Dispose", "DisposeAsync", "Equals", "GetAsyncEnumerator", "GetAwaiter",
        "GetEnumerator", "GetHashCode", "GetPinnableReference", "GetResult", "IsCompleted", "Length", "Main", "MoveNext", "MoveNextAsync", "PrintMembers", "Slice", "ToString",
        "Cast", "GroupBy", "GroupJoin", "Join", "OrderBy", "OrderByDescending", "Select", "SelectMany", "ThenBy", "ThenByDescending", "Where",
    };

    private OutlinedMember(string name, string? staticType)
    {
        Name = name;
        StaticType = staticType;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name of the static class around it, which has to be written as well; null for other members and for extensions.</summary>
    public string? StaticType { get; }

    /// <summary>The outline of a declaration, or null when code can bind to it without its name.</summary>
    public static OutlinedMember? Of(SyntaxNode node)
    {
        // Only a method that takes part in no inheritance is safe to reason about by its name.
        if (node is not MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null, Parent: TypeDeclarationSyntax type } method
            || type is InterfaceDeclarationSyntax
            || UnwrittenNames.Contains(method.Identifier.ValueText)
            || method.Modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.VirtualKeyword) || modifier.IsKind(SyntaxKind.OverrideKeyword)
                || modifier.IsKind(SyntaxKind.AbstractKeyword) || modifier.IsKind(SyntaxKind.PartialKeyword)))
        {
            return null;
        }

        var isStaticClass = type is ClassDeclarationSyntax && type.Modifiers.Any(SyntaxKind.StaticKeyword);
        if (!isStaticClass && type.BaseList is not null)
        {
            // It may implement an interface.
            return null;
        }

        var isExtension = method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;
        return new OutlinedMember(method.Identifier.ValueText, isStaticClass && !isExtension ? type.Identifier.ValueText : null);
    }
}
