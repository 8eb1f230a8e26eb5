using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The members that a language construct calls although they are not written: of <c>foreach</c>, <c>await</c>, <c>using</c>, deconstruction, patterns and interpolation.</summary>
internal sealed class PatternMembers
{
    private readonly SemanticModel _model;
    private readonly CallGraphSource _source;
    private readonly EdgeCollector _edges;
    private readonly LocalValues _locals;
    private readonly EnumerationMembers _enumerations;
    private readonly TextMembers _text;
    private readonly PlatformCallbacks _callbacks;

    public PatternMembers(SemanticModel model, CallGraphSource source, EdgeCollector edges, LocalValues locals)
    {
        _model = model;
        _source = source;
        _edges = edges;
        _locals = locals;
        _enumerations = new EnumerationMembers(edges, locals);
        _text = new TextMembers(source.Index, edges, locals);
        _callbacks = new PlatformCallbacks(source.Index, edges, locals, _text);
    }

    public void Handle(IOperation operation, SummaryBuilder owner)
    {
        // The compiler has no public operation for this statement.
        if (operation.Syntax is FixedStatementSyntax pinning && operation.Parent?.Syntax != pinning)
        {
            HandleFixed(pinning, owner);
        }

        switch (operation)
        {
            case IForEachLoopOperation loop:
                HandleForEach(loop, owner);
                break;
            case IAwaitOperation { Syntax: AwaitExpressionSyntax syntax }:
                HandleAwait(syntax, owner);
                break;
            case IUsingOperation usage:
                HandleUsing(usage.Resources, usage.IsAsynchronous, owner);
                break;
            case IUsingDeclarationOperation declaration:
                HandleUsing(declaration.DeclarationGroup, declaration.IsAsynchronous, owner);
                break;
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax }:
                HandleDeconstruction(_model.GetDeconstructionInfo(syntax), syntax.Span, owner);
                break;
            case IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method }:
                Use(method, operation, owner);
                break;
            case IListPatternOperation list:
                UseMember(list.LengthSymbol, operation, owner);
                UseMember(list.IndexerSymbol, operation, owner);
                break;
            case ISlicePatternOperation slice:
                UseMember(slice.SliceSymbol, operation, owner);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                HandleImplicitIndexer(indexer, owner);
                break;
            case IWithOperation { CloneMethod: { } clone, Operand.Type: INamedTypeSymbol type }:
                HandleWith(clone, type, operation, owner);
                break;
            case IInterpolationOperation { Expression: var expression }:
                _text.HandleFormatted(expression, owner);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } concatenation:
                _text.Handle(concatenation.LeftOperand, owner);
                _text.Handle(concatenation.RightOperand, owner);
                break;
            case IInvocationOperation { TargetMethod: { Name: "ToString" or "Equals" or "GetHashCode", ContainingType.SpecialType: SpecialType.System_Object }, Instance: { } instance }:
                HandleObjectMember(((IInvocationOperation)operation).TargetMethod, instance, operation.Syntax.Span, owner);
                break;
        }

        _callbacks.Handle(operation, owner);
        switch (operation.Kind)
        {
            case OperationKind.CompoundAssignment when operation is ICompoundAssignmentOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } concatenation:
                _text.Handle(concatenation.Value, owner);
                break;
            case OperationKind.TupleBinary when operation is ITupleBinaryOperation comparison:
                HandleTupleComparison(comparison.LeftOperand.Type, comparison.OperatorKind, operation, owner);
                break;
            case OperationKind.Binary when operation is IBinaryOperation { OperatorMethod: { } method, OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } condition:
                HandleShortCircuit(condition, method, owner);
                break;
            case var _ when CollectionExpressions.Is(operation) && operation.Type is INamedTypeSymbol collection:
                HandleCollectionExpression(collection, operation, owner);
                break;
            case var _ when CollectionExpressions.IsSpread(operation) && operation.ChildOperations.FirstOrDefault() is { } spread:
                _enumerations.Follow(spread, isAsync: false, owner);
                break;
        }
    }

    private void HandleCollectionExpression(INamedTypeSymbol collection, IOperation operation, SummaryBuilder owner)
    {
        var builder = collection.OriginalDefinition.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == "CollectionBuilderAttribute");
        if (builder is { ConstructorArguments: { Length: 2 } arguments } && arguments[0].Value is INamedTypeSymbol type && arguments[1].Value is string name)
        {
            foreach (var method in type.GetMembers(name).OfType<IMethodSymbol>())
            {
                Use(method, operation, owner);
            }
        }
        else if (collection.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty) is { } constructor
            && _source.Index.TryGetType(collection, out _))
        {
            _edges.Construct(constructor, operation.Syntax.Span, owner);
            HandleAdditions(collection, operation, owner);
        }
    }

    /// <summary>The <c>Add</c> that takes each element, where the collection is not made by a builder.</summary>
    private void HandleAdditions(INamedTypeSymbol collection, IOperation operation, SummaryBuilder owner)
    {
        var additions = collection.GetMembers("Add").OfType<IMethodSymbol>().Where(static method => method is { IsStatic: false, Parameters.Length: 1 }).ToList();
        foreach (var element in operation.ChildOperations.Where(static child => !CollectionExpressions.IsSpread(child)))
        {
            var addition = additions.FirstOrDefault(method => SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, element.Type))
                ?? (additions.Count == 1 ? additions[0] : null);
            if (addition is not null)
            {
                Use(addition, operation, owner);
            }
        }
    }

    /// <summary>The comparison of tuples compares element by element, with the operators of their types.</summary>
    private void HandleTupleComparison(ITypeSymbol? type, BinaryOperatorKind kind, IOperation operation, SummaryBuilder owner)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return;
        }

        var name = kind == BinaryOperatorKind.Equals ? WellKnownMemberNames.EqualityOperatorName : WellKnownMemberNames.InequalityOperatorName;
        foreach (var element in tuple.TupleElements)
        {
            HandleTupleComparison(element.Type, kind, operation, owner);
            foreach (var method in element.Type.GetMembers(name).OfType<IMethodSymbol>())
            {
                Use(method, operation, owner);
            }
        }
    }

    /// <summary><c>a &amp;&amp; b</c> of a type with operators asks <c>false</c> of the left side, <c>a || b</c> asks <c>true</c>.</summary>
    private void HandleShortCircuit(IBinaryOperation condition, IMethodSymbol method, SummaryBuilder owner)
    {
        var name = condition.OperatorKind == BinaryOperatorKind.ConditionalAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName;
        foreach (var question in method.ContainingType.GetMembers(name).OfType<IMethodSymbol>())
        {
            Use(question, condition, owner);
        }
    }

    /// <summary><c>a[^1]</c> asks for the length, and then reads or writes by number.</summary>
    private void HandleImplicitIndexer(IImplicitIndexerReferenceOperation indexer, SummaryBuilder owner)
    {
        var isWritten = indexer.Parent is IAssignmentOperation { Target: var target } && ReferenceEquals(target, indexer);
        UseMember(indexer.LengthSymbol, indexer, owner);
        if (indexer.IndexerSymbol is IPropertySymbol { SetMethod: { } setter } && (isWritten || indexer.Parent is IIncrementOrDecrementOperation))
        {
            Use(setter, indexer, owner);
            if (isWritten && indexer.Parent is ISimpleAssignmentOperation)
            {
                return;
            }
        }

        UseMember(indexer.IndexerSymbol, indexer, owner);
    }

    private void HandleForEach(IForEachLoopOperation loop, SummaryBuilder owner)
    {
        if (loop.Syntax is not CommonForEachStatementSyntax syntax)
        {
            return;
        }

        if (EnumerationMembers.Configured(loop.Collection) is { } configured)
        {
            _enumerations.Follow(configured, isAsync: true, owner);
        }

        var info = _model.GetForEachStatementInfo(syntax);
        var site = syntax.Expression.Span;
        var exact = _locals.ExactType(loop.Collection);
        if (info.GetEnumeratorMethod is { } getEnumerator)
        {
            _edges.Use(getEnumerator, site, KindOf(getEnumerator), exact, owner);
            var enumerator = EnumeratorType(getEnumerator, exact);
            UseOn(info.MoveNextMethod, enumerator, site, owner);
            UseOn(info.CurrentProperty?.GetMethod, enumerator, site, owner);
            UseOn(info.DisposeMethod, enumerator ?? getEnumerator.ReturnType, site, owner);
            UseOn(info.CurrentConversion.MethodSymbol, null, site, owner);
            UseOn(info.ElementConversion.MethodSymbol, null, site, owner);
        }

        if (syntax is ForEachVariableStatementSyntax variables)
        {
            HandleDeconstruction(_model.GetDeconstructionInfo(variables), site, owner);
        }
    }

    private static ITypeSymbol? EnumeratorType(IMethodSymbol getEnumerator, ITypeSymbol? collection)
    {
        var implementation = collection is null ? getEnumerator : Dispatch.FindImplementation(collection, getEnumerator) ?? getEnumerator;
        var type = implementation.ReturnType;
        return type.IsSealed || type.IsValueType ? type : null;
    }

    private void HandleFixed(FixedStatementSyntax syntax, SummaryBuilder owner)
    {
        foreach (var value in syntax.Declaration.Variables.Select(static variable => variable.Initializer?.Value))
        {
            if (value is not null && _model.GetTypeInfo(value).Type is INamedTypeSymbol { SpecialType: SpecialType.None } type)
            {
                var pinned = _model.LookupSymbols(value.SpanStart, type, "GetPinnableReference", includeReducedExtensionMethods: true)
                    .OfType<IMethodSymbol>()
                    .FirstOrDefault(static method => !method.IsStatic && method.Parameters.IsEmpty);
                UseOn(pinned, null, value.Span, owner);
            }
        }
    }

    private void HandleAwait(AwaitExpressionSyntax syntax, SummaryBuilder owner)
    {
        var info = _model.GetAwaitExpressionInfo(syntax);
        var site = syntax.Expression.Span;
        UseOn(info.GetAwaiterMethod, null, site, owner);
        UseOn(info.IsCompletedProperty?.GetMethod, null, site, owner);
        UseOn(info.GetResultMethod, null, site, owner);
    }

    private void HandleUsing(IOperation resources, bool isAsynchronous, SummaryBuilder owner)
    {
        if (resources is IVariableDeclarationGroupOperation group)
        {
            foreach (var declarator in group.Declarations.SelectMany(static declaration => declaration.Declarators))
            {
                HandleDispose(declarator.GetVariableInitializer()?.Value, declarator.Symbol.Type, isAsynchronous, declarator.Syntax.Span, owner);
            }
        }
        else
        {
            HandleDispose(resources, resources.Type, isAsynchronous, resources.Syntax.Span, owner);
        }
    }

    private void HandleDispose(IOperation? value, ITypeSymbol? declared, bool isAsynchronous, TextSpan site, SummaryBuilder owner)
    {
        if (EnumerationMembers.Configured(value) is { } configured)
        {
            (value, declared) = (configured, configured.Type);
        }

        var type = _locals.ExactType(value) ?? declared;
        if (type is null || !_source.Index.TryGetType(type, out _))
        {
            return;
        }

        var name = isAsynchronous ? "DisposeAsync" : "Dispose";
        for (var current = type; current is not null; current = current.BaseType)
        {
            var method = current.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(
                candidate => candidate.Parameters.IsEmpty && (candidate.Name == name || candidate.Name.EndsWith("Disposable." + name, System.StringComparison.Ordinal)));
            if (method is not null)
            {
                _edges.Use(method, site, KindOf(method), _locals.ExactType(value), owner);
                return;
            }
        }
    }

    private void HandleDeconstruction(DeconstructionInfo info, TextSpan site, SummaryBuilder owner)
    {
        UseOn(info.Method, null, site, owner);
        if (info.Conversion is { IsUserDefined: true, MethodSymbol: { } conversion })
        {
            UseOn(conversion, null, site, owner);
        }

        foreach (var nested in info.Nested)
        {
            HandleDeconstruction(nested, site, owner);
        }
    }

    private void HandleWith(IMethodSymbol clone, INamedTypeSymbol type, IOperation operation, SummaryBuilder owner)
    {
        Use(clone, operation, owner);
        foreach (var constructor in type.InstanceConstructors)
        {
            if (!constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type))
            {
                Use(constructor, operation, owner);
            }
        }
    }

    private void HandleObjectMember(IMethodSymbol method, IOperation instance, TextSpan site, SummaryBuilder owner)
    {
        if (_locals.ExactType(instance) is { } exact && Dispatch.FindImplementation(exact, method) is { } found && !SymbolEqualityComparer.Default.Equals(found, method))
        {
            _edges.Use(found, site, DispatchKind.None, null, owner);
        }
    }

    private void UseMember(ISymbol? member, IOperation operation, SummaryBuilder owner)
    {
        switch (member)
        {
            case IMethodSymbol method:
                Use(method, operation, owner);
                break;
            case IPropertySymbol { GetMethod: { } getter }:
                Use(getter, operation, owner);
                break;
        }
    }

    private void Use(IMethodSymbol method, IOperation operation, SummaryBuilder owner) => UseOn(method, null, operation.Syntax.Span, owner);

    private void UseOn(IMethodSymbol? method, ITypeSymbol? exactType, TextSpan site, SummaryBuilder owner)
    {
        if (method is not null)
        {
            _edges.Use(method, site, KindOf(method), exactType, owner);
        }
    }

    private static DispatchKind KindOf(IMethodSymbol method) => Dispatch.IsOverridable(method) ? DispatchKind.Receiver : DispatchKind.None;
}
