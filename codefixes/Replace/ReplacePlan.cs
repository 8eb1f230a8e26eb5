using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.CodeFixes.Replace;

/// <summary>What a Replace fix is going to do to one expression or statement.</summary>
/// <param name="Original">What goes.</param>
/// <param name="Title">What the user is offered.</param>
/// <param name="ChangesHistory">Whether running instances may find another history than the one that they recorded.</param>
/// <param name="Rewrite">
/// Makes what takes its place from the current state of the old one, inside which other fixes may have been at work.
/// </param>
internal sealed record ReplacePlan(
    SyntaxNode Original,
    string Title,
    bool ChangesHistory,
    Func<SyntaxNode, SyntaxNode> Rewrite)
{
    /// <summary>What sets the plan apart from others for the same node; plans for several diagnostics that agree in both are one.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The locals that go too where nobody reads them after all fixes.</summary>
    public IReadOnlyList<LocalDeclarationStatementSyntax> MayFallIdle { get; init; } = [];
}
