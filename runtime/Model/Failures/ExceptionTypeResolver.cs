using System.Reflection;

namespace Perdure;

/// <summary>Finds loaded exception types by name.</summary>
internal static class ExceptionTypeResolver
{
    /// <summary>Whether the type called <paramref name="errorType"/> is <paramref name="target"/> or derived from it.</summary>
    /// <param name="errorType">The full name of an exception type.</param>
    /// <param name="target">The type to compare with.</param>
    /// <returns>The answer; <see langword="false"/> when no such type is loaded.</returns>
    /// <exception cref="AmbiguousMatchException">Several types have that name and give different answers.</exception>
    public static bool IsOfType(string errorType, Type target)
    {
        if (string.IsNullOrEmpty(errorType))
        {
            return false;
        }

        for (Type? type = target; type is not null; type = type.BaseType)
        {
            if (type.FullName == errorType)
            {
                return type == target;
            }
        }

        if ((Type.GetType(errorType, throwOnError: false) ?? target.Assembly.GetType(errorType, throwOnError: false)) is { } near)
        {
            return target.IsAssignableFrom(near);
        }

        var answers = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(errorType, throwOnError: false))
            .OfType<Type>()
            .Select(target.IsAssignableFrom)
            .Distinct()
            .ToArray();
        return answers.Length <= 1
            ? answers.Length == 1 && answers[0]
            : throw new AmbiguousMatchException(
                $"Several loaded assemblies have a type named '{errorType}', of which only some are a {target}.");
    }
}
