using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Flow.Model;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.State;

/// <summary>Finds statics that change after their initialisers have run.</summary>
internal sealed class StaticState
{
    private readonly FlowScope _scope;

    public StaticState(FlowScope scope) => _scope = scope;

    /// <summary>
    /// Reports <paramref name="reference"/> when it changes a static, or reads one that code somewhere in the compilation changes. What a query answers
    /// is not recorded, so that it may tell of the process in which it is asked.
    /// </summary>
    public void Inspect(IMemberReferenceOperation reference, SummaryBuilder owner)
    {
        var member = reference.Member.OriginalDefinition;
        if (!IsState(member) || IsLazilyMade(reference) || IsInStaticConstructor(reference) || !_scope.Source.Index.TryGetBody(member, out var declaration))
        {
            return;
        }

        if (IsWritten(reference) || (IsCollection(member) && IsContentChanged(reference) && !IsMemoized(reference)))
        {
            if (!TakesContext(reference))
            {
                Offend(reference, null, owner);
            }

            return;
        }

        if (_scope.Durable.IsQuery(_scope.Model.GetEnclosingSymbol(reference.Syntax.SpanStart)))
        {
            return;
        }

        if (IsWritable(member))
        {
            Offend(reference, OffenceCondition.Written(declaration), owner);
        }

        if (IsCollection(member))
        {
            Offend(reference, OffenceCondition.ContentChanged(declaration), owner);
        }
    }

    private static void Offend(IMemberReferenceOperation reference, OffenceCondition? condition, SummaryBuilder owner) =>
        owner.Offend(new Offence(RuleIdentifiers.MutableState, Capabilities.None, SymbolDisplay.Subject(reference.Member), "is static state that changes", reference.Syntax.Span)
        {
            Conditions = condition is null ? ImmutableArray<OffenceCondition>.Empty : ImmutableArray.Create(condition),
        });

    private static bool IsState(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: true, IsConst: false, DeclaringSyntaxReferences.IsEmpty: false } => true,
        IPropertySymbol { IsStatic: true, IsIndexer: false, DeclaringSyntaxReferences.IsEmpty: false } property => property.ContainingType.GetMembers()
            .Any(candidate => candidate is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property)),
        _ => false,
    };

    private static bool IsWritable(ISymbol member) => member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null };

    private static bool IsCollection(ISymbol member) => (member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type) switch
    {
        IArrayTypeSymbol => true,
        INamedTypeSymbol { ContainingNamespace: { } space } =>
            space.ToDisplayString().StartsWith("System.Collections", System.StringComparison.Ordinal) && space.Name is not ("Immutable" or "Frozen"),
        _ => false,
    };

    private bool IsInStaticConstructor(IOperation reference) =>
        _scope.Model.GetEnclosingSymbol(reference.Syntax.SpanStart) is IMethodSymbol { MethodKind: MethodKind.StaticConstructor };

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference),
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        _ => false,
    };

    /// <summary>A value that is made on first use and then stays is the same for everybody who reads it through the same expression.</summary>
    private static bool IsLazilyMade(IOperation reference) => reference.Parent is ICoalesceAssignmentOperation;

    private static bool IsContentChanged(IOperation reference) => reference.Parent switch
    {
        IInvocationOperation call => ReferenceEquals(call.Instance, reference) && TreeChanges.IsChanging(call.TargetMethod.Name),
        IPropertyReferenceOperation { Property.IsIndexer: true } element => IsWritten(element),
        IArrayElementReferenceOperation element => IsWritten(element),
        _ => false,
    };

    /// <summary>A function whose results a static remembers gives the same to everybody who asks.</summary>
    private bool IsMemoized(IOperation reference) => reference.Syntax is ExpressionSyntax collection && MemoizedCalls.IsMemoized(collection, _scope.Model, CancellationToken.None);

    /// <summary>A context that is put into a static has a rule of its own.</summary>
    private bool TakesContext(IOperation reference)
    {
        IEnumerable<IOperation> values = reference.Parent switch
        {
            IAssignmentOperation assignment => new[] { assignment.Value },
            IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } => new[] { assignment.Value },
            IInvocationOperation call => call.Arguments.Select(static argument => argument.Value),
            _ => Enumerable.Empty<IOperation>(),
        };
        return values.Any(value => ContextEscapes.IsContextValue(value, _scope));
    }
}
