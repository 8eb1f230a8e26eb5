using System;
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using Perdure.Facts.Metadata;

namespace Perdure.Facts.Summaries;

/// <summary>
/// The summaries of the assemblies that this process has read, by module version id: a build of many projects reads each package
/// once. The size and the time of a file stand for its content. Of each file only the latest summary is kept, because the process
/// may live as long as an editor.
/// </summary>
internal sealed class SummaryCache
{
    private readonly ConcurrentDictionary<string, (long Length, long Time, Entry Entry)> _byFile = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, WeakReference<Entry>> _byModule = new();

    /// <summary>The summary of an implementation assembly, or null with the reason why there is none.</summary>
    public AssemblySummary? Get(string path, out string problem)
    {
        var entry = Find(path);
        problem = entry.Problem;
        return entry.Summary;
    }

    /// <summary>The identity of an assembly, also of one that is not read. Null where it cannot be opened.</summary>
    public AssemblyName? Identity(string path)
    {
        using var image = AssemblyImage.OpenMetadata(path);
        try
        {
            return image.Reader?.GetAssemblyDefinition() is { } definition
                ? new AssemblyName(image.Reader.GetString(definition.Name)) { Version = definition.Version }
                : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static Entry Scan(AssemblyImage image)
    {
        if (image.Status != AssemblyImageStatus.Implementation)
        {
            return new Entry(null, image.Message);
        }

        try
        {
            return new Entry(AssemblyScanner.Scan(image), string.Empty);
        }
        catch (Exception exception) when (Damage.ShowsIn(exception))
        {
            return new Entry(null, "it is damaged: " + exception.Message);
        }
    }

    private Entry Find(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return new Entry(null, "it does not exist");
        }

        if (_byFile.TryGetValue(file.FullName, out var known) && known.Length == file.Length && known.Time == file.LastWriteTimeUtc.Ticks)
        {
            return known.Entry;
        }

        using var image = AssemblyImage.Open(path);
        var entry = image.Status == AssemblyImageStatus.Implementation && ModuleVersionId(image.Reader!) is { } module ? FindModule(module, image) : Scan(image);
        _byFile[file.FullName] = (file.Length, file.LastWriteTimeUtc.Ticks, entry);
        return entry;
    }

    /// <summary>The same module may lie in several places: beside each project that uses it.</summary>
    private Entry FindModule(Guid module, AssemblyImage image)
    {
        if (_byModule.TryGetValue(module, out var known) && known.TryGetTarget(out var entry))
        {
            return entry;
        }

        entry = Scan(image);
        _byModule[module] = new WeakReference<Entry>(entry);
        return entry;
    }

    private static Guid? ModuleVersionId(MetadataReader reader)
    {
        try
        {
            return reader.GetGuid(reader.GetModuleDefinition().Mvid);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private sealed class Entry
    {
        public Entry(AssemblySummary? summary, string problem)
        {
            Summary = summary;
            Problem = problem;
        }

        public AssemblySummary? Summary { get; }

        public string Problem { get; }
    }
}
