using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Frameworks;

namespace Perdure.CodeFixes.Context;

/// <summary>An orchestration context that code at some place can name.</summary>
internal sealed class ContextReference
{
    public ContextReference(Framework framework, string expression, ITypeSymbol type)
    {
        Type = type;
        Framework = framework;
        Expression = expression;
    }

    /// <summary>The framework whose context it is.</summary>
    public Framework Framework { get; }

    /// <summary>The type that it has in the code.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>How the code names it, for example <c>context</c> or <c>this._context</c>.</summary>
    public string Expression { get; }
}
