using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Perdure.Replay.Threading;

/// <summary>
/// Finds the source line of the await at which an async method waits: the number of the await is in its state machine, the offsets of the awaits
/// and the lines are in its debug symbols. Source: the Portable PDB specification, section "Async Method Stepping Information"
/// (https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md).
/// </summary>
internal static class AwaitLocation
{
    private static readonly Guid AsyncSteppingInformation = new("54FD2AC5-E925-401A-9C2A-F94F171072F8");

    /// <summary>Finds the line.</summary>
    /// <param name="machine">The state machine.</param>
    /// <returns><c>file:line</c>; null when the method is not at an await, or has no debug symbols.</returns>
    public static string? Of(IAsyncStateMachine machine)
    {
        try
        {
            var type = machine.GetType();
            return StateOf(machine, type) is int await and >= 0
                && type.GetMethod(nameof(IAsyncStateMachine.MoveNext), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { } method
                ? Find(type.Assembly.Location, (MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken), await)
                : null;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // A message without a line is better than none.
            return null;
        }
    }

    private static object? StateOf(IAsyncStateMachine machine, Type type) =>
        type.GetField("<>1__state", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(machine);

    private static string? Find(string assembly, MethodDefinitionHandle method, int await)
    {
        if (assembly.Length == 0)
        {
            return null;
        }

        using var image = new PEReader(File.OpenRead(assembly));
        if (!image.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? File.OpenRead(path) : null, out var provider, out _) || provider is null)
        {
            return null;
        }

        using (provider)
        {
            var symbols = provider.GetMetadataReader();
            return OffsetOf(symbols, method, await) is { } offset ? LineAt(symbols, symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()), offset) : null;
        }
    }

    private static int? OffsetOf(MetadataReader symbols, MethodDefinitionHandle method, int await)
    {
        foreach (var handle in symbols.GetCustomDebugInformation(method))
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != AsyncSteppingInformation)
            {
                continue;
            }

            var blob = symbols.GetBlobReader(information.Value);
            blob.ReadUInt32();
            for (var i = 0; blob.RemainingBytes > 0; i++)
            {
                var yieldsAt = (int)blob.ReadUInt32();
                blob.ReadUInt32();
                blob.ReadCompressedInteger();
                if (i == await)
                {
                    return yieldsAt;
                }
            }
        }

        return null;
    }

    private static string? LineAt(MetadataReader symbols, MethodDebugInformation method, int offset)
    {
        SequencePoint? found = null;
        foreach (var point in method.GetSequencePoints())
        {
            if (point.Offset > offset)
            {
                break;
            }

            found = point.IsHidden ? found : point;
        }

        return found is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"{symbols.GetString(symbols.GetDocument(line.Document).Name)}:{line.StartLine}")
            : null;
    }
}
