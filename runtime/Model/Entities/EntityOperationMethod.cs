using System.Collections.Concurrent;
using System.Reflection;

namespace Perdure.Entities;

/// <summary>A public method that serves as an operation of an entity.</summary>
internal sealed class EntityOperationMethod
{
    private static readonly ConcurrentDictionary<(Type Type, string Name), EntityOperationMethod?> Methods = new(
        EqualityComparer<(Type Type, string Name)>.Create(
            static (a, b) => a.Type == b.Type && string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase),
            static key => HashCode.Combine(key.Type, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name))));

    private readonly MethodInfo _method;
    private readonly ParameterInfo[] _parameters;
    private readonly Func<object?, ValueTask<object?>> _unwrap;

    private EntityOperationMethod(MethodInfo method)
    {
        _method = method;
        _parameters = method.GetParameters();
        _unwrap = EntityOperationReturn.UnwrapperOf(method.ReturnType);
    }

    /// <summary>Finds the method for an operation.</summary>
    /// <param name="type">The type of the entity or of its state.</param>
    /// <param name="operationName">The operation, in any case.</param>
    /// <returns>The method, or null when there is none.</returns>
    /// <exception cref="AmbiguousMatchException">There are several.</exception>
    public static EntityOperationMethod? Find(Type type, string operationName) =>
        Methods.GetOrAdd((type, operationName), static key => Create(key.Type, key.Name));

    /// <summary>Runs the operation.</summary>
    /// <param name="target">The entity or its state.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The result, when the operation has completed.</returns>
    /// <exception cref="InvalidOperationException">The parameters cannot be bound.</exception>
    public ValueTask<object?> InvokeAsync(object target, TaskEntityOperation operation)
    {
        var arguments = new object?[_parameters.Length];
        var inputIsBound = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = _parameters[i].ParameterType;
            if (type == typeof(TaskEntityContext))
            {
                arguments[i] = operation.Context;
            }
            else if (type == typeof(TaskEntityOperation))
            {
                arguments[i] = operation;
            }
            else if (inputIsBound)
            {
                throw new InvalidOperationException(
                    $"'{_method.DeclaringType}.{_method.Name}' cannot serve operation '{operation}': an operation has one input, "
                    + $"and parameter '{_parameters[i].Name}' would be a second. Combine them in one type.");
            }
            else
            {
                arguments[i] = BindInput(_parameters[i], operation);
                inputIsBound = true;
            }
        }

        return _unwrap(_method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    private static EntityOperationMethod? Create(Type type, string operationName)
    {
        var candidates = type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => string.Equals(method.Name, operationName, StringComparison.OrdinalIgnoreCase) && IsOperation(method))
            .ToArray();
        return candidates.Length switch
        {
            0 => null,
            1 => new EntityOperationMethod(candidates[0]),
            _ => throw new AmbiguousMatchException(
                $"'{type}' has {candidates.Length} public methods that could be the operation '{operationName}'. "
                + "Give each operation a name of its own."),
        };
    }

    private static bool IsOperation(MethodInfo method) =>
        !method.IsSpecialName
        && !method.IsGenericMethodDefinition
        && method.GetBaseDefinition().DeclaringType != typeof(object)
        && method.DeclaringType is not { IsGenericType: true, Name: "TaskEntity`1" };

    private object? BindInput(ParameterInfo parameter, TaskEntityOperation operation)
    {
        if (operation.HasInput)
        {
            return operation.GetInput(parameter.ParameterType);
        }

        return parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw new InvalidOperationException(
                $"Operation '{operation}' needs an input for parameter '{parameter.Name}' of "
                + $"'{_method.DeclaringType}.{_method.Name}', and the caller gave none.");
    }
}
