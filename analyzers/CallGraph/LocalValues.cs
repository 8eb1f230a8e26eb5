using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.CallGraph;

/// <summary>What is known of the locals of one declaration: the value of those that are assigned once, and which are ever read.</summary>
internal sealed class LocalValues
{
    private const int StepsFollowed = 16;

    private readonly Dictionary<ILocalSymbol, IOperation> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _reassigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _read = new(SymbolEqualityComparer.Default);

    /// <summary>Takes note of what <paramref name="operation"/> does to a local.</summary>
    public void Observe(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: var local } declarator:
                if (declarator.GetVariableInitializer() is { Value: var value })
                {
                    Assign(local, value);
                }

                break;
            case ILocalReferenceOperation reference:
                ObserveReference(reference);
                break;
        }
    }

    /// <summary>Whether the value of <paramref name="local"/> is ever used.</summary>
    public bool IsRead(ILocalSymbol local) => _read.Contains(local);

    /// <summary>The only value that <paramref name="local"/> ever has, or null.</summary>
    public IOperation? SingleValue(ILocalSymbol local) =>
        !_reassigned.Contains(local) && _values.TryGetValue(local, out var value) ? value : null;

    /// <summary>Where a value comes from: conversions and locals that are assigned once are seen through.</summary>
    public IOperation? Origin(IOperation? operation)
    {
        // Broken code can define locals by each other, so the walk is bounded.
        for (var steps = 0; steps < StepsFollowed; steps++)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    continue;
                case ILocalReferenceOperation { Local: var local } when SingleValue(local) is { } value:
                    operation = value;
                    continue;
                case IConditionalAccessInstanceOperation instance when Receiver(instance) is { } receiver:
                    operation = receiver;
                    continue;
            }

            return operation;
        }

        return null;
    }

    /// <summary>What stands before the question mark of <c>a?.B()</c>.</summary>
    private static IOperation? Receiver(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (var parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, child))
            {
                return access.Operation;
            }
        }

        return null;
    }

    /// <summary>The exact type of the object that <paramref name="operation"/> yields, or null when it may be a derived one.</summary>
    public ITypeSymbol? ExactType(IOperation? operation)
    {
        for (var steps = 0; steps < StepsFollowed && operation is not null; steps++)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion when conversion.Type is { IsReferenceType: true } || conversion.Operand.Type is { IsValueType: true }:
                    operation = conversion.Operand;
                    continue;
                case IObjectCreationOperation creation:
                    return creation.Type;
                case ILocalReferenceOperation { Local: var local } when SingleValue(local) is { } value:
                    operation = value;
                    continue;
            }

            return operation.Type is { } type && (type.IsSealed || type.IsValueType) && type.TypeKind is TypeKind.Class or TypeKind.Struct ? type : null;
        }

        return null;
    }

    private void ObserveReference(ILocalReferenceOperation reference)
    {
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when ReferenceEquals(assignment.Target, reference):
                Assign(reference.Local, assignment.Value);
                break;
            case IAssignmentOperation assignment when ReferenceEquals(assignment.Target, reference):
            case IIncrementOrDecrementOperation:
                _reassigned.Add(reference.Local);
                _read.Add(reference.Local);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
            case ITupleOperation or IDeclarationExpressionOperation or IAddressOfOperation:
                _reassigned.Add(reference.Local);
                _read.Add(reference.Local);
                break;
            default:
                _read.Add(reference.Local);
                break;
        }
    }

    private void Assign(ILocalSymbol local, IOperation value)
    {
        if (_values.ContainsKey(local))
        {
            _reassigned.Add(local);
        }
        else
        {
            _values.Add(local, value);
        }
    }
}
