using System;
using System.IO;

namespace Perdure.Analyzers.CallGraph.Facts;

/// <summary>The facts of the base class library that ship with the analyzers.</summary>
internal static class BaseClassLibraryFacts
{
    private const string ResourceName = "Perdure.Analyzers.BaseClassLibrary.perdure-facts.txt";

    private static readonly Lazy<AssemblyFacts> SharedInstance = new(Load);

    /// <summary>The facts, read once a process.</summary>
    public static AssemblyFacts Shared => SharedInstance.Value;

    private static AssemblyFacts Load()
    {
        using var stream = typeof(BaseClassLibraryFacts).Assembly.GetManifestResourceStream(ResourceName);
        if (stream is null)
        {
            return AssemblyFacts.Empty;
        }

        using var reader = new StreamReader(stream);
        AssemblyFacts.TryParse(reader.ReadToEnd(), out var facts, out _);
        return facts;
    }
}
