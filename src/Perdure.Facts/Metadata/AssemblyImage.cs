using System;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Perdure.Facts.Metadata;

/// <summary>A file that is read as an assembly. Whatever the file holds, opening it does not throw.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly PEReader? _pe;

    private AssemblyImage(AssemblyImageStatus status, string message, PEReader? pe, MetadataReader? reader)
    {
        Status = status;
        Message = message;
        _pe = pe;
        Reader = reader;
    }

    public AssemblyImageStatus Status { get; }

    /// <summary>Why the file cannot be read, for the author.</summary>
    public string Message { get; }

    /// <summary>The metadata, for implementation and reference assemblies.</summary>
    public MetadataReader? Reader { get; }

    /// <summary>Opens a file with its method bodies.</summary>
    public static AssemblyImage Open(string path) => Open(path, PEStreamOptions.PrefetchEntireImage);

    /// <summary>Opens a file for its metadata only.</summary>
    public static AssemblyImage OpenMetadata(string path) => Open(path, PEStreamOptions.PrefetchMetadata);

    /// <summary>The body of a method, or null where it has none or where it is damaged.</summary>
    public MethodBodyBlock? Body(MethodDefinition method)
    {
        try
        {
            return method.RelativeVirtualAddress == 0 ? null : _pe!.GetMethodBody(method.RelativeVirtualAddress);
        }
        catch (Exception exception) when (Damage.ShowsIn(exception))
        {
            return null;
        }
    }

    public void Dispose() => _pe?.Dispose();

    private static AssemblyImage Open(string path, PEStreamOptions options)
    {
        Stream? stream = null;
        PEReader? pe = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            pe = new PEReader(stream, options);
            if (!pe.HasMetadata)
            {
                pe.Dispose();
                return new AssemblyImage(AssemblyImageStatus.Native, "it holds no managed code", null, null);
            }

            var reader = pe.GetMetadataReader();
            if (!reader.IsAssembly)
            {
                pe.Dispose();
                return new AssemblyImage(AssemblyImageStatus.Native, "it is a module, not an assembly", null, null);
            }

            return IsReferenceAssembly(reader)
                ? new AssemblyImage(AssemblyImageStatus.ReferenceAssembly, "it is a reference assembly, whose bodies are empty", pe, reader)
                : new AssemblyImage(AssemblyImageStatus.Implementation, string.Empty, pe, reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || Damage.ShowsIn(exception))
        {
            pe?.Dispose();
            stream?.Dispose();
            return new AssemblyImage(AssemblyImageStatus.Unreadable, "it cannot be read: " + exception.Message, null, null);
        }
    }

    private static bool IsReferenceAssembly(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var constructor = reader.GetCustomAttribute(handle).Constructor;
            if (AttributeNames.Of(reader, constructor) == "ReferenceAssemblyAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
