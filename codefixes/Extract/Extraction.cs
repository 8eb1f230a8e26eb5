using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>The code that becomes an activity: an expression, or statements that follow each other.</summary>
/// <param name="Code">The expression that moves; of statements, the offending one.</param>
/// <param name="IsAsync">Whether it awaits anything.</param>
/// <param name="Result">The type of its value; null where nobody uses the value.</param>
/// <param name="Inputs">The locals and parameters that it reads.</param>
/// <param name="Members">The instance members of the orchestrator that it reads, which have to be injected into an activity class.</param>
/// <param name="ApiName">The name of the offending member, from which the name of the activity is made.</param>
internal sealed record Extraction(
    ExpressionSyntax Code,
    bool IsAsync,
    ITypeSymbol? Result,
    IReadOnlyList<ISymbol> Inputs,
    IReadOnlyList<ISymbol> Members,
    string ApiName)
{
    /// <summary>The statements that move; empty where an expression does.</summary>
    public IReadOnlyList<StatementSyntax> Statements { get; init; } = [];

    /// <summary>The local that the statements leave behind; null where they leave none.</summary>
    public ILocalSymbol? ResultLocal { get; init; }

    /// <summary>The types that the inputs have where they are read: what cannot be null there is not nullable in the activity.</summary>
    public IReadOnlyDictionary<ISymbol, ITypeSymbol> InputTypes { get; init; } = ImmutableDictionary<ISymbol, ITypeSymbol>.Empty;

    /// <summary>All that moves.</summary>
    public IEnumerable<SyntaxNode> Nodes => Statements.Count == 0 ? [Code] : Statements;
}
