using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Perdure.Analyzers.Frameworks;
using Perdure.CodeFixes.Context;

namespace Perdure.CodeFixes.Thread;

/// <summary>What is passed down to a helper.</summary>
internal abstract class ThreadedParameter
{
    protected ThreadedParameter(Framework framework, params string[] names)
    {
        Framework = framework;
        Names = names;
    }

    /// <summary>The framework whose context it comes from.</summary>
    public Framework Framework { get; }

    /// <summary>The names that it may have, the best first.</summary>
    public string[] Names { get; }

    /// <summary>What the documentation of a method says about the parameter.</summary>
    public abstract string Description { get; }

    /// <summary>The type of the context in a compilation; null where it is not referenced.</summary>
    public INamedTypeSymbol? ContextTypeIn(Compilation compilation)
    {
        return Framework.ContextTypes.Select(compilation.GetTypeByMetadataName).FirstOrDefault(type => type is not null);
    }

    /// <summary>The type of the parameter in a compilation; null where it is not referenced.</summary>
    public abstract INamedTypeSymbol? TypeIn(Compilation compilation);

    /// <summary>The argument at a call that has a context in scope; null where there is none.</summary>
    public abstract ExpressionSyntax? ArgumentFrom(ContextReference context, SemanticModel model, SyntaxGenerator generator, int position);

    /// <summary>The argument at a call outside of any orchestration; null where there is none that means the same.</summary>
    public virtual ExpressionSyntax? ArgumentOutside(SemanticModel model, SyntaxGenerator generator, int position)
    {
        return null;
    }
}
