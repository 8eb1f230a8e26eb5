using Microsoft.CodeAnalysis;

namespace Perdure.CodeFixes.Thread;

/// <summary>A use of a function that gets a parameter: a call, a creation, a constructor initialiser, or a method group that is passed on.</summary>
/// <param name="Document">The document of the use.</param>
/// <param name="Use">The expression or initialiser.</param>
/// <param name="ArgumentIndex">Where the argument goes.</param>
/// <param name="Target">The function, as it is seen there.</param>
internal sealed record CallSite(Document Document, SyntaxNode Use, int ArgumentIndex, IMethodSymbol Target);
