using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Benchmarks;

/// <summary>Compilations of generated projects.</summary>
internal static class Compilations
{
    /// <summary>A fresh compilation with freshly parsed trees.</summary>
    public static CSharpCompilation Create(IReadOnlyList<(string Path, string Text)> files, bool withFramework = true)
    {
        var references = PlatformReferences.All;
        if (withFramework)
        {
            references = references.AddRange(FrameworkReferences.Of(TestFramework.DurableTask));
        }

        return CSharpCompilation.Create(
            "Benchmark",
            files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
