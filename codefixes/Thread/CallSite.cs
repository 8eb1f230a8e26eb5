using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Thread;

/// <summary>A call of a function that gets a parameter.</summary>
/// <param name="Document">The document of the call.</param>
/// <param name="Call">The call.</param>
/// <param name="ArgumentIndex">Where the argument goes.</param>
internal sealed record CallSite(Document Document, InvocationExpressionSyntax Call, int ArgumentIndex);
