using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Robustness.Tests.Variants;

/// <summary>A set of files, most of it broken, with what it is compiled against.</summary>
/// <param name="Seed">The seed that makes this variant again.</param>
/// <param name="Story">What was done to which sources.</param>
/// <param name="Files">The texts, in the order in which the compiler gets them.</param>
/// <param name="References">The references.</param>
/// <param name="OutputKind">What is compiled.</param>
internal sealed record Variant(
    int Seed,
    string Story,
    ImmutableArray<string> Files,
    ImmutableArray<MetadataReference> References,
    OutputKind OutputKind)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);

    /// <summary>Parses and compiles the files anew.</summary>
    public CSharpCompilation Compile()
    {
        return CSharpCompilation.Create(
            "Variant",
            Files.Select((text, index) => Parse(text, index)),
            References,
            new CSharpCompilationOptions(OutputKind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    /// <summary>Parses one text as file number <paramref name="index"/>.</summary>
    public static SyntaxTree Parse(string text, int index)
    {
        return CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, $"/Variant/File{index}.cs");
    }

    /// <summary>The whole variant as text, with how to make it again.</summary>
    public override string ToString()
    {
        var files = string.Join("\n", Files.Select((text, index) => $"--- File{index}.cs\n{text}"));
        return $"{FuzzSettings.SeedVariable}={Seed} {FuzzSettings.CountVariable}=1\n{Story}\n{files}";
    }
}
