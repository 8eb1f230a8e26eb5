using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Flow.Model;

/// <summary>Compares the identities of entities as far as code tells them: by the local or parameter that holds them, or by their constants.</summary>
internal sealed class EntityIdentities
{
    private readonly LocalValues _locals;

    public EntityIdentities(LocalValues locals) => _locals = locals;

    /// <summary>Whether both are certainly the same entity.</summary>
    public bool AreSame(IOperation left, IOperation right)
    {
        if (Symbol(left) is { } first && Symbol(right) is { } second && SymbolEqualityComparer.Default.Equals(first, second))
        {
            return first is not ILocalSymbol local || _locals.SingleValue(local) is not null;
        }

        return Parts(left) is { } a && Parts(right) is { } b && IsSameName(a.Name, b.Name) && IsSameKey(a.Key, b.Key);
    }

    /// <summary>Whether both are certainly different entities: another name, or constant keys that differ.</summary>
    public bool AreDifferent(IOperation left, IOperation right)
    {
        if (Parts(left) is not { } a || Parts(right) is not { } b || Constant(a.Name) is not { } leftName || Constant(b.Name) is not { } rightName)
        {
            return false;
        }

        return !string.Equals(leftName, rightName, StringComparison.OrdinalIgnoreCase)
            || (Constant(a.Key) is { } leftKey && Constant(b.Key) is { } rightKey && !string.Equals(leftKey, rightKey, StringComparison.Ordinal));
    }

    private (IOperation Name, IOperation Key)? Parts(IOperation entity) =>
        _locals.Origin(entity) is IObjectCreationOperation { Arguments: { Length: 2 } arguments, Type.Name: "EntityInstanceId" or "EntityId" }
            ? (arguments[0].Value, arguments[1].Value)
            : null;

    private static bool IsSameName(IOperation left, IOperation right) =>
        Constant(left) is { } first && Constant(right) is { } second && string.Equals(first, second, StringComparison.OrdinalIgnoreCase);

    private static bool IsSameKey(IOperation left, IOperation right) =>
        (Constant(left) is { } first && Constant(right) is { } second && first == second)
        || (Symbol(left) is IParameterSymbol a && Symbol(right) is IParameterSymbol b && SymbolEqualityComparer.Default.Equals(a, b));

    private static string? Constant(IOperation value) => value.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    private static ISymbol? Symbol(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.ChildOperations.First();
        }

        return operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Field,
            _ => null,
        };
    }
}
