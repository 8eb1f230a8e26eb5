using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow.Output;

namespace Perdure.Analyzers.Flow.State;

/// <summary>
/// Finds values that a constructor took from outside and that an orchestrator function reads from a member. Functions share their class with
/// activities, so that its constructor is no orchestration code by itself: only what an orchestrator reads of it counts, and where it does.
/// </summary>
internal sealed class KeptOffences
{
    private readonly FlowScope _scope;

    public KeptOffences(FlowScope scope) => _scope = scope;

    /// <summary>Reports what <paramref name="reference"/> yields, when a constructor put such a value there.</summary>
    public void Inspect(IMemberReferenceOperation reference, SummaryBuilder owner)
    {
        if (reference.Instance is not IInstanceReferenceOperation || reference.Parent is ISimpleAssignmentOperation assignment && ReferenceEquals(assignment.Target, reference)
            || reference.Member is not ({ DeclaringSyntaxReferences.IsEmpty: false } and (IFieldSymbol or IPropertySymbol)))
        {
            return;
        }

        var type = reference.Member.ContainingType;
        if (!_scope.Durable.HoldsOrchestrator(type) || _scope.Durable.IsOrchestrator(type) || IsInConstructor(reference))
        {
            return;
        }

        foreach (var member in KeptValues.InConstructors(reference.Member, type).SelectMany(Members))
        {
            if (_scope.Source.Verdicts.Of(member) is { Kind: SymbolVerdictKind.Listed, Entry: { } entry } && OffenceRefiner.IsValue(entry.Rule))
            {
                owner.Offend(new Offence(entry.Rule, entry.Capability, SymbolDisplay.Subject(member), entry.Phrase, reference.Syntax.Span)
                {
                    Api = member.OriginalDefinition.GetDocumentationCommentId(),
                    ExternalChain = reference.Member.Name,
                });
            }
        }
    }

    private bool IsInConstructor(IOperation operation) =>
        _scope.Model.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>The members of other types that <paramref name="value"/> uses.</summary>
    private IEnumerable<ISymbol> Members(ExpressionSyntax value)
    {
        if (value.SyntaxTree != _scope.Model.SyntaxTree || _scope.Model.GetOperation(value) is not { } operation)
        {
            yield break;
        }

        foreach (var part in operation.DescendantsAndSelf())
        {
            switch (part)
            {
                case IInvocationOperation invocation:
                    yield return invocation.TargetMethod;
                    break;
                case IPropertyReferenceOperation property when !part.ConstantValue.HasValue:
                    yield return property.Property;
                    break;
                case IObjectCreationOperation { Constructor: { } constructor }:
                    yield return constructor;
                    break;
            }
        }
    }
}
