using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Thread;

/// <summary>The orchestration context itself.</summary>
internal sealed class ContextParameter : ThreadedParameter
{
    public ContextParameter(Framework framework)
        : base(framework, "context", "orchestrationContext")
    {
    }

    /// <inheritdoc/>
    public override string Description => "The orchestration context.";

    /// <inheritdoc/>
    public override INamedTypeSymbol? TypeIn(Compilation compilation)
    {
        return ContextTypeIn(compilation);
    }

    /// <inheritdoc/>
    public override ExpressionSyntax? ArgumentFrom(ContextReference context, SemanticModel model, SyntaxGenerator generator, int position)
    {
        return SyntaxFactory.ParseExpression(context.Expression);
    }
}
