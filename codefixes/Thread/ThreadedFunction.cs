using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Perdure.CodeFixes.Thread;

/// <summary>A function that gets a parameter, with its family.</summary>
/// <param name="Family">The function and all that share its parameters.</param>
/// <param name="ParameterName">The name of the new parameter, free in all of them.</param>
internal sealed record ThreadedFunction(IReadOnlyList<IMethodSymbol> Family, string ParameterName)
{
    /// <summary>The name of the method that a property becomes; null where it is a method.</summary>
    public string? MethodName { get; init; }
}
