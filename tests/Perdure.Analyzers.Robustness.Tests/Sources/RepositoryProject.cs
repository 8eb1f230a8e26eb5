using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Robustness.Tests.Sources;

/// <summary>
/// A sample or test project of the repository, compiled from its files against the real runtime. References that only its own tests need
/// are missing, as they are while an editor restores.
/// </summary>
internal static partial class RepositoryProject
{
    private static readonly MetadataReference[] References =
    [
        .. PlatformReferences.All,
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Perdure.Runtime.dll" or "Perdure.AspNetCore.dll" or "Perdure.Testing.dll"
                || Path.GetFileName(path).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The folders of all projects, in order.</summary>
    public static IEnumerable<string> Folders { get; } = [.. new[] { "samples", "tests" }
        .SelectMany(name => Directory.EnumerateFiles(Path.Combine(SourceCorpus.FindRoot(), name), "*.csproj", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(SourceCorpus.FindRoot(), Path.GetDirectoryName(path)!))
        .Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Compiles the project in <paramref name="folder"/>.</summary>
    public static CSharpCompilation Compile(string folder)
    {
        var path = Path.Combine(SourceCorpus.FindRoot(), folder);
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var sources = Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file)), options, file))
            .Append(CSharpSyntaxTree.ParseText(Usings(path), options, Path.Combine(path, "Usings.cs")));
        return CSharpCompilation.Create(
            Path.GetFileName(folder), sources, References, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Usings(string path) => string.Join(
        '\n',
        Directory.EnumerateFiles(path, "*.csproj").SelectMany(project => UsingItem().Matches(File.ReadAllText(project)).Select(match => match.Groups[1].Value))
            .Distinct().Select(name => $"global using {name};").Prepend(TestProject.ImplicitUsingsText));

    [GeneratedRegex("<Using Include=\"([^\"]+)\"")]
    private static partial Regex UsingItem();
}
