using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Contracts;
using Perdure.Analyzers.Flow;
using Perdure.Analyzers.Flow.Guards;
using Perdure.Analyzers.Flow.Output;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Walks the operations of one declaration and gathers the edges of its body and of each lambda and local function in it.</summary>
/// <remarks>The walk keeps its own stack: code that a tool generated can nest deeper than a thread's stack reaches.</remarks>
internal sealed class OperationCollector
{
    private readonly CallGraphSource _source;
    private readonly SemanticModel _model;
    private readonly DurableOperations _durable;
    private readonly CancellationToken _cancellation;
    private readonly LocalValues _locals = new();
    private readonly PatternMembers _patterns;
    private readonly DelegateCollector _delegates;
    private readonly ServiceRegistrations _services;
    private readonly ContractCollector _contracts;
    private readonly List<SummaryBuilder> _builders = new();

    public OperationCollector(CallGraphSource source, SemanticModel model, CancellationToken cancellation)
    {
        _source = source;
        _model = model;
        _durable = new DurableOperations(source.Frameworks);
        _cancellation = cancellation;
        Edges = new EdgeCollector(source);
        _patterns = new PatternMembers(model, source, Edges, _locals);
        _delegates = new DelegateCollector(source, _locals);
        _services = new ServiceRegistrations(source.Index);
        _contracts = new ContractCollector(source.TaskCalls, source.TaskExpressions, source.TaskRegistrations, _locals);
    }

    /// <summary>Which operations the engine records.</summary>
    public DurableOperations Durable => _durable;

    /// <summary>Where edges go.</summary>
    public EdgeCollector Edges { get; }

    /// <summary>Adds what <paramref name="root"/> does to <paramref name="builder"/>, and what the functions in it do to builders of their own.</summary>
    public void Collect(IOperation? root, SummaryBuilder builder)
    {
        if (root is null)
        {
            return;
        }

        var operations = Flatten(root, builder);
        foreach (var (operation, _) in operations)
        {
            _locals.Observe(operation);
        }

        var scope = new FlowScope(_source, _model, _locals, _durable, operations.ConvertAll(static pair => pair.Operation));
        var guards = new ReplayGuards(scope);
        var rules = new FlowRules(scope, guards);
        var refiner = new OffenceRefiner(scope, guards);
        var reported = new HashSet<TextSpan>();
        foreach (var (operation, owner) in operations)
        {
            var before = owner.OffenceCount;
            Handle(operation, owner);
            rules.Inspect(operation, owner);
            if (owner.OffenceCount > before)
            {
                reported.Add(operation.Syntax.Span);
                owner.Refine(before, offence => refiner.Refine(operation, offence));
            }
        }

        rules.Complete(reported);
    }

    /// <summary>The summaries of <paramref name="root"/> and of the functions in it.</summary>
    public DeclarationSummary Finish(SummaryBuilder root) => DeclarationSummary.Create(root, _builders);

    private List<(IOperation Operation, SummaryBuilder Owner)> Flatten(IOperation root, SummaryBuilder builder)
    {
        var found = new List<(IOperation, SummaryBuilder)>();
        var pending = new Stack<(IOperation Operation, SummaryBuilder Owner)>();
        pending.Push((root, builder));
        while (pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (operation, owner) = pending.Pop();
            found.Add((operation, owner));
            if (DeadCode.IsLeftOut(operation, _cancellation))
            {
                found.RemoveAt(found.Count - 1);
                continue;
            }

            if (IsNeverExecuted(operation))
            {
                foreach (var argument in _durable.EvaluatedArguments(operation))
                {
                    pending.Push((argument, owner));
                }

                continue;
            }

            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                var function = _source.Index.PartAt(operation.Syntax);
                if (operation is IAnonymousFunctionOperation && DelegateCollector.IsExpressionTree(operation.Parent))
                {
                    owner.Call(function, operation.Syntax.Span);
                }

                owner = new SummaryBuilder(function, owner);
                _builders.Add(owner);
            }

            var dead = DeadCode.Behind(operation, _durable);
            foreach (var child in operation.ChildOperations.Reverse())
            {
                if (!DeadCode.IsDead(operation, child, _durable) && dead?.Contains(child) is not true)
                {
                    pending.Push((child, owner));
                }
            }
        }

        return found;
    }

    /// <summary>A constant, the operand of <c>nameof</c> and an expression tree that stays one are never executed here.</summary>
    private static bool IsNeverExecuted(IOperation operation) =>
        operation is INameOfOperation or ITypeOfOperation or ISizeOfOperation
        || (operation.ConstantValue.HasValue && operation is not IParenthesizedOperation)
        || (operation is IAnonymousFunctionOperation && DelegateCollector.IsExpressionTree(operation.Parent) && !CompiledExpressions.IsCompiled(operation))
        || (operation is IConversionOperation conversion && DelegateCollector.IsExpressionTree(conversion) && !CompiledExpressions.IsCompiled(operation));

    private void Handle(IOperation operation, SummaryBuilder owner)
    {
        var site = operation.Syntax.Span;
        switch (operation)
        {
            case IInvocationOperation invocation:
                HandleInvocation(invocation, owner);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }:
                owner.Mark(BodyTraits.IsIterator);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Edges.Construct(constructor, site, owner);
                break;
            case IPropertyReferenceOperation property when !operation.ConstantValue.HasValue:
                HandleProperty(property, owner);
                break;
            case IFieldReferenceOperation field when !IsOnlyWritten(field) && IsOwnOrStatic(field):
                Edges.ReadField(field.Field, site, owner);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation raised } assignment:
                HandleEvent(assignment, raised, owner);
                break;
            case IDelegateCreationOperation creation:
                _delegates.Create(creation, owner, Edges);
                break;
            case IMethodReferenceOperation { Parent: not IDelegateCreationOperation } reference:
                _delegates.UseMethod(reference, owner, Edges);
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                Edges.Use(method, site, DispatchKind.None, null, owner);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                Edges.Use(method, site, DispatchKind.None, null, owner);
                break;
            case IIncrementOrDecrementOperation { OperatorMethod: { } method }:
                Edges.Use(method, site, DispatchKind.None, null, owner);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Edges.Use(method, site, DispatchKind.None, null, owner);
                break;
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation { Parent: not IDynamicInvocationOperation } or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                Edges.Unknown(operation.Syntax.ToString(), site, owner);
                break;
            case ICompoundAssignmentOperation assignment:
                HandleCompound(assignment, owner);
                break;
        }

        _patterns.Handle(operation, owner);
    }

    private void HandleInvocation(IInvocationOperation invocation, SummaryBuilder owner)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind is MethodKind.DelegateInvoke)
        {
            return;
        }

        if (_durable.IsProxy(invocation.Instance, _locals))
        {
            return;
        }

        _services.Observe(invocation, owner);
        _contracts.Observe(invocation, owner);
        if (method.MethodKind is MethodKind.Constructor)
        {
            Edges.Use(method, invocation.Syntax.Span, DispatchKind.None, null, owner);
            return;
        }

        if (method is { Name: "CreateInstance", ContainingType: { Name: "Activator", ContainingNamespace.Name: "System" } }
            && invocation.Arguments.FirstOrDefault()?.Value is ITypeOfOperation { TypeOperand: INamedTypeSymbol made })
        {
            Edges.Activate(made, method.Parameters.Any(static parameter => parameter.Name == "args"), invocation.Syntax.Span, owner);
        }

        Edges.Use(
            method,
            invocation.Syntax.Span,
            invocation.IsVirtual || method is { IsStatic: true, IsAbstract: true } ? KindOf(invocation.Instance) : DispatchKind.None,
            _locals.ExactType(invocation.Instance),
            owner,
            isUnread: UnreadSequences.Is(invocation, _locals));
    }

    private void HandleProperty(IPropertyReferenceOperation reference, SummaryBuilder owner)
    {
        var site = reference.Syntax.Span;
        var property = reference.Property;
        var kind = property.IsVirtual || property.IsAbstract || property.IsOverride || property.ContainingType.TypeKind == TypeKind.Interface
            ? reference.Instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax } ? DispatchKind.None : KindOf(reference.Instance)
            : DispatchKind.None;
        var (reads, writes) = Usage(reference);
        if (Edges.Settle(property.OriginalDefinition, site, owner))
        {
            return;
        }

        var exact = _locals.ExactType(reference.Instance);
        if (reads && Accessor(property, static candidate => candidate.GetMethod) is { } getter)
        {
            Edges.Use(getter, site, kind, exact, owner);
            if (IsOwnOrStatic(reference))
            {
                Edges.ReadAutoProperty(property, site, owner);
            }
        }

        if (writes && Accessor(property, static candidate => candidate.SetMethod) is { } setter)
        {
            Edges.Use(setter, site, kind, exact, owner);
        }
    }

    private void HandleEvent(IEventAssignmentOperation assignment, IEventReferenceOperation raised, SummaryBuilder owner)
    {
        var method = assignment.Adds ? raised.Event.AddMethod : raised.Event.RemoveMethod;
        if (method is null || Edges.Settle(raised.Event.OriginalDefinition, assignment.Syntax.Span, owner))
        {
            return;
        }

        Edges.Use(method, assignment.Syntax.Span, Dispatch.IsOverridable(method) ? KindOf(raised.Instance) : DispatchKind.None, _locals.ExactType(raised.Instance), owner);
    }

    private void HandleCompound(ICompoundAssignmentOperation assignment, SummaryBuilder owner)
    {
        foreach (var method in new[] { assignment.OperatorMethod, assignment.InConversion.MethodSymbol, assignment.OutConversion.MethodSymbol })
        {
            if (method is not null)
            {
                Edges.Use(method, assignment.Syntax.Span, DispatchKind.None, null, owner);
            }
        }
    }

    private static DispatchKind KindOf(IOperation? instance) =>
        instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } ? DispatchKind.This : DispatchKind.Receiver;

    /// <summary>The accessor of the property or of the property that it overrides, which has the accessor that this one leaves out.</summary>
    private static IMethodSymbol? Accessor(IPropertySymbol property, System.Func<IPropertySymbol, IMethodSymbol?> select)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (select(current) is { } accessor)
            {
                return accessor;
            }
        }

        return null;
    }

    private static (bool Reads, bool Writes) Usage(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment when ReferenceEquals(assignment.Target, reference) => (((IPropertyReferenceOperation)reference).Property.ReturnsByRef, true),
        IAssignmentOperation assignment when ReferenceEquals(assignment.Target, reference) => (true, true),
        IIncrementOrDecrementOperation => (true, true),
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple when ReferenceEquals(deconstruction.Target, tuple) => (false, true),
        _ => (true, false),
    };

    /// <summary>
    /// The initialisers of another object's members run where it is made. Those of the own object are followed from where they are read,
    /// because not every orchestrator is made by code that can be seen.
    /// </summary>
    private static bool IsOwnOrStatic(IMemberReferenceOperation reference) => reference.Instance is null or IInstanceReferenceOperation;

    private static bool IsOnlyWritten(IFieldReferenceOperation field) =>
        field.Parent is ISimpleAssignmentOperation assignment && ReferenceEquals(assignment.Target, field);
}
