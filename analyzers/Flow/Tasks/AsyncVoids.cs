using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Tasks;

/// <summary>Finds code that awaits and gives nobody a task to wait for: <c>async void</c>, and an async lambda where an action is wanted.</summary>
internal sealed class AsyncVoids
{
    private const string Phrase = "awaits and gives no task that anybody could await";

    /// <summary>A call of a method or local function.</summary>
    public static void Inspect(IInvocationOperation invocation, SummaryBuilder owner)
    {
        var method = invocation.TargetMethod.OriginalDefinition;
        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            owner.Offend(new Offence(RuleIdentifiers.UnawaitedTask, Capabilities.None, SymbolDisplay.Subject(method), Phrase, invocation.Syntax.Span));
        }
    }

    /// <summary>A method that the engine calls, such as the handler of an event: it takes the end of the call for the end of the work.</summary>
    public static void Inspect(MethodDeclarationSyntax declaration, IMethodSymbol method, DurableOperations durable, SummaryBuilder owner)
    {
        if (method is { IsAsync: true, ReturnsVoid: true } && durable.IsEntryMethod(method))
        {
            owner.Offend(new Offence(RuleIdentifiers.UnawaitedTask, Capabilities.None, SymbolDisplay.Subject(method), Phrase, declaration.Identifier.Span));
        }
    }

    /// <summary>A lambda or method group that becomes a delegate.</summary>
    public static void Inspect(IDelegateCreationOperation creation, SummaryBuilder owner)
    {
        var target = creation.Target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
            _ => null,
        };
        if (target is { IsAsync: true, ReturnsVoid: true })
        {
            var span = creation.Target is IAnonymousFunctionOperation { Syntax: AnonymousFunctionExpressionSyntax { AsyncKeyword: var keyword } } && keyword.Span.Length > 0 ? keyword.Span : creation.Syntax.Span;
            owner.Offend(new Offence(RuleIdentifiers.UnawaitedTask, Capabilities.None, target.MethodKind == MethodKind.AnonymousFunction ? "async lambda" : SymbolDisplay.Subject(target), Phrase, span));
        }
    }
}
