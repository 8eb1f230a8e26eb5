using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Extract;

/// <summary>The code that becomes an activity.</summary>
/// <param name="Code">The expression that moves.</param>
/// <param name="IsAwait">Whether it is an await expression.</param>
/// <param name="Result">The type of its value; null where nobody uses the value.</param>
/// <param name="Inputs">The locals and parameters that it reads.</param>
/// <param name="Members">The instance members of the orchestrator that it reads, which have to be injected into an activity class.</param>
/// <param name="ApiName">The name of the offending member, from which the name of the activity is made.</param>
internal sealed record Extraction(
    ExpressionSyntax Code,
    bool IsAwait,
    ITypeSymbol? Result,
    IReadOnlyList<ISymbol> Inputs,
    IReadOnlyList<ISymbol> Members,
    string ApiName);
