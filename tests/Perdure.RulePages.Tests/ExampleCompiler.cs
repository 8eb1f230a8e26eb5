using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.RulePages.Tests;

/// <summary>Puts the statements of an example into an orchestrator of the framework, compiles and analyses them.</summary>
internal static class ExampleCompiler
{
    /// <summary>The compiler errors and the findings, in the order of their places.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(RulePageExample example, string statements)
    {
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(Source(example, statements), path: "Example.cs")],
            PlatformReferences.All.Concat(FrameworkReferences.Of(example.Framework)),
            new CSharpCompilationOptions(OutputKindOf(example), nullableContextOptions: NullableContextOptions.Enable));

        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var findings = await compilation.WithAnalyzers([new OrchestrationDeterminismAnalyzer()], Options(example)).GetAnalyzerDiagnosticsAsync();
        return [.. errors, .. findings.OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>An example that shows the entry point is an application.</summary>
    private static OutputKind OutputKindOf(RulePageExample example) =>
        example.Types.Contains("static void Main()", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    private static AnalyzerOptions Options(RulePageExample example) =>
        new(example.SymbolList is { } list ? [new SymbolListText(list)] : []);

    /// <summary>The source of the orchestrator with the statements.</summary>
    public static string Source(RulePageExample example, string statements)
    {
        using var reader = new StreamReader(typeof(ExampleCompiler).Assembly.GetManifestResourceStream(example.Framework.ToString())!);
        var isDeclaration = statements.StartsWith("public ", StringComparison.Ordinal);
        var skeleton = reader.ReadToEnd().Replace("{statements}", isDeclaration ? string.Empty : statements, StringComparison.Ordinal);
        return skeleton + example.Types + (isDeclaration ? "\n" + statements : string.Empty);
    }
}
