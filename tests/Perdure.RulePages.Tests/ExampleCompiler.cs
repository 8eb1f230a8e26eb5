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
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var findings = await compilation.WithAnalyzers([new OrchestrationDeterminismAnalyzer()], Options(example)).GetAnalyzerDiagnosticsAsync();
        return [.. errors, .. findings.OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    private static AnalyzerOptions Options(RulePageExample example) =>
        new(example.SymbolList is { } list ? [new SymbolListText(list)] : []);

    /// <summary>The source of the orchestrator with the statements.</summary>
    public static string Source(RulePageExample example, string statements)
    {
        using var reader = new StreamReader(typeof(ExampleCompiler).Assembly.GetManifestResourceStream(example.Framework.ToString())!);
        return reader.ReadToEnd().Replace("{statements}", statements, StringComparison.Ordinal) + example.Types;
    }
}
