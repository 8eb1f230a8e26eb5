using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Perdure.Facts.Tests.Fixtures;

/// <summary>An assembly that a test compiles from source into a directory of its own.</summary>
internal sealed class CompiledAssembly
{
    private static readonly MetadataReference[] Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetDirectoryName(path) == System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private CompiledAssembly(string path, CSharpCompilation compilation)
    {
        Path = path;
        Compilation = compilation;
    }

    public string Path { get; }

    public CSharpCompilation Compilation { get; }

    public static CompiledAssembly Compile(
        string directory,
        string name,
        string source,
        OptimizationLevel optimization = OptimizationLevel.Release,
        bool asReferenceAssembly = false,
        params CompiledAssembly[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. Framework, .. references.Select(reference => MetadataReference.CreateFromFile(reference.Path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, allowUnsafe: true, deterministic: true));
        var path = System.IO.Path.Combine(directory, name + ".dll");
        using var stream = File.Create(path);
        var result = compilation.Emit(stream, options: new EmitOptions(metadataOnly: asReferenceAssembly, includePrivateMembers: !asReferenceAssembly));
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        return new CompiledAssembly(path, compilation);
    }
}
