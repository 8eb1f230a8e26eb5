using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Benchmarks.Projects;

/// <summary>A project whose sources are generated.</summary>
/// <param name="Name">What it is, for the tables.</param>
/// <param name="Files">Path and text of each file.</param>
/// <param name="Framework">The framework that it references, if any.</param>
/// <param name="Findings">How many findings the analysis has in it. A benchmark of an analysis that finds nothing measures nothing.</param>
internal sealed record GeneratedProject(
    string Name,
    ImmutableArray<(string Path, string Text)> Files,
    TestFramework? Framework,
    int Findings)
{
    /// <summary>Parses the files anew, so that nothing that an earlier round cached under their trees is found.</summary>
    public CSharpCompilation Compile()
    {
        var references = PlatformReferences.All;
        if (Framework is { } framework)
        {
            references = references.AddRange(FrameworkReferences.Of(framework));
        }

        return CSharpCompilation.Create(
            "Generated",
            Files.Select(file => Parse(file.Path, file.Text)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Parses one file as the project does.</summary>
    public static SyntaxTree Parse(string path, string text)
    {
        return CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), path: path);
    }
}
