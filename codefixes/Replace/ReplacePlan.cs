using System;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>What a Replace fix is going to do to one expression.</summary>
/// <param name="Original">The expression that goes.</param>
/// <param name="Title">What the user is offered.</param>
/// <param name="ChangesHistory">Whether running instances may find another history than the one that they recorded.</param>
/// <param name="Rewrite">
/// Makes the new expression from the current state of the old one, inside which other fixes may have been at work.
/// </param>
internal sealed record ReplacePlan(
    ExpressionSyntax Original,
    string Title,
    bool ChangesHistory,
    Func<ExpressionSyntax, ExpressionSyntax> Rewrite);
