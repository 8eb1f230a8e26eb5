using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Robustness.Tests.Sources;

/// <summary>
/// All sources to mutate: orchestrators of each framework that belong to these tests, and whatever C# the repository has: samples, tests,
/// the snippets inside tests, and the code in the documentation.
/// </summary>
internal static partial class SourceCorpus
{
    private const string ResourcePrefix = "Corpus/";
    private const int SmallestSnippet = 60;

    private static readonly Lazy<IReadOnlyList<SourceFile>> LazyOrchestrators = new(ReadOrchestrators);
    private static readonly Lazy<IReadOnlyList<SourceFile>> LazyRepository = new(() => [.. ReadRepository().DistinctBy(file => file.Text)]);

    /// <summary>The orchestrators of these tests. Each compiles by itself against its framework.</summary>
    public static IReadOnlyList<SourceFile> Orchestrators => LazyOrchestrators.Value;

    /// <summary>What the repository has, in an order that does not depend on the machine.</summary>
    public static IReadOnlyList<SourceFile> Repository => LazyRepository.Value;

    private static List<SourceFile> ReadOrchestrators()
    {
        var assembly = typeof(SourceCorpus).Assembly;
        var files = new List<SourceFile>();
        foreach (var name in assembly.GetManifestResourceNames().Where(IsCorpus).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var path = name.Replace('\\', '/')[ResourcePrefix.Length..];
            files.Add(new SourceFile(path, reader.ReadToEnd(), Enum.Parse<TestFramework>(Path.GetFileNameWithoutExtension(path).Split('.')[0])));
        }

        return files;
    }

    private static bool IsCorpus(string name) => name.StartsWith(ResourcePrefix, StringComparison.Ordinal);

    private static IEnumerable<SourceFile> ReadRepository()
    {
        var root = FindRoot();
        foreach (var folder in new[] { "samples", "tests", "docs" }.Select(name => Path.Combine(root, name)).Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(root, path);
                switch (Path.GetExtension(path))
                {
                    case ".cs":
                        var text = File.ReadAllText(path);
                        yield return new SourceFile(name, text, null);
                        foreach (var snippet in Snippets(text))
                        {
                            yield return new SourceFile($"{name} (a string in it)", snippet, null);
                        }

                        break;
                    case ".md":
                        foreach (Match block in CodeBlock().Matches(File.ReadAllText(path)))
                        {
                            yield return new SourceFile($"{name} (a code block)", block.Groups[1].Value, null);
                        }

                        break;
                }
            }
        }
    }

    private static IEnumerable<string> Snippets(string source)
    {
        return CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            .Select(token => Markup().Replace(token.ValueText, ""))
            .Where(text => text.Length >= SmallestSnippet && text.Contains('{', StringComparison.Ordinal));
    }

    /// <summary>The folder of the repository.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Analyzers.sln, so that the sources to mutate cannot be found.");
    }

    [GeneratedRegex("```(?:csharp|cs|c#)[^\n]*\n(.*?)```", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\[\||\|\]|\{\|[#\w]+:|\|\}")]
    private static partial Regex Markup();
}
