using System.Reflection;
using System.Runtime.CompilerServices;

namespace Perdure.Testing.Chaos;

/// <summary>A method that another process can find and call: that of a delegate without captured variables.</summary>
/// <param name="AssemblyPath">The file of its assembly.</param>
/// <param name="MetadataToken">Its number in the assembly.</param>
internal sealed record MethodReference(string AssemblyPath, int MetadataToken)
{
    /// <summary>Refers to the method of a delegate.</summary>
    /// <param name="method">The delegate.</param>
    /// <param name="what">What it is called in the message.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentException">The delegate captures variables, or its assembly has no file.</exception>
    public static MethodReference To(Delegate method, string what)
    {
        if (method.Target is { } target && HasState(target.GetType()))
        {
            throw new ArgumentException(
                $"The {what} cannot be repeated in a second process, because it captures variables of the test. Make it a static method or "
                + "a lambda that uses nothing of its surroundings, or switch ReplaysInSecondProcess off.");
        }

        var path = method.Method.Module.Assembly.Location;
        return path.Length > 0
            ? new MethodReference(path, method.Method.MetadataToken)
            : throw new ArgumentException($"The {what} cannot be repeated in a second process: its assembly was not loaded from a file.");
    }

    /// <summary>Makes the delegate anew.</summary>
    /// <typeparam name="T">The type of the delegate.</typeparam>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The delegate.</returns>
    public T Bind<T>(Assembly assembly)
        where T : Delegate
    {
        var method = (MethodInfo)assembly.ManifestModule.ResolveMethod(MetadataToken)!;
        var target = method.IsStatic ? null : RuntimeHelpers.GetUninitializedObject(method.DeclaringType!);
        return method.CreateDelegate<T>(target);
    }

    private static bool HasState(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0;
}
