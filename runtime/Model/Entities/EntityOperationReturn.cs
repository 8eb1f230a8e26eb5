using System.Reflection;

namespace Perdure.Entities;

/// <summary>Waits for what the method of an operation returned and takes the value out.</summary>
internal static class EntityOperationReturn
{
    private static readonly Dictionary<Type, string> GenericUnwrappers = new()
    {
        [typeof(Task<>)] = nameof(UnwrapTaskAsync),
        [typeof(ValueTask<>)] = nameof(UnwrapValueTaskAsync),
    };

    /// <summary>Gives the function for a return type.</summary>
    /// <param name="returnType">The declared return type.</param>
    /// <returns>A function from the returned object to the result.</returns>
    public static Func<object?, ValueTask<object?>> UnwrapperOf(Type returnType)
    {
        if (returnType == typeof(Task))
        {
            return static async returned =>
            {
                await ((Task)returned!).ConfigureAwait(false);
                return null;
            };
        }

        if (returnType == typeof(ValueTask))
        {
            return static async returned =>
            {
                await ((ValueTask)returned!).ConfigureAwait(false);
                return null;
            };
        }

        return returnType.IsGenericType && GenericUnwrappers.TryGetValue(returnType.GetGenericTypeDefinition(), out var unwrapper)
            ? typeof(EntityOperationReturn)
                .GetMethod(unwrapper, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(returnType.GetGenericArguments())
                .CreateDelegate<Func<object?, ValueTask<object?>>>()
            : static returned => new ValueTask<object?>(returned);
    }

    private static async ValueTask<object?> UnwrapTaskAsync<T>(object? returned) => await ((Task<T>)returned!).ConfigureAwait(false);

    private static async ValueTask<object?> UnwrapValueTaskAsync<T>(object? returned) =>
        await ((ValueTask<T>)returned!).ConfigureAwait(false);
}
