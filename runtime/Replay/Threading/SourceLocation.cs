using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Perdure.Replay.Threading;

/// <summary>Finds the line of application code that is being run.</summary>
internal static class SourceLocation
{
    private static readonly Assembly Runtime = typeof(SourceLocation).Assembly;

    /// <summary>Describes the innermost frame of the stack that belongs to neither this runtime nor the framework.</summary>
    /// <returns><c>file:line (method)</c>, or the method alone without debug symbols; null when there is no such frame.</returns>
    public static string? OfCaller()
    {
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is { } method && IsApplication(method.DeclaringType))
            {
                var name = MethodDisplayName.Of(method);
                return frame.GetFileName() is { } file
                    ? string.Create(CultureInfo.InvariantCulture, $"{file}:{frame.GetFileLineNumber()} ({name})")
                    : name;
            }
        }

        return null;
    }

    private static bool IsApplication(Type? type) =>
        type is not null
        && type.Assembly != Runtime
        && type.Assembly.GetName().Name is { } assembly
        && !assembly.StartsWith("System.", StringComparison.Ordinal)
        && !assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
}
