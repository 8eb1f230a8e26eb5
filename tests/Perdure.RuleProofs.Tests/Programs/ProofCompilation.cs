using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.RuleProofs.Tests.Programs;

/// <summary>All programs in one project: compiled and analysed together, fixed one by one.</summary>
internal sealed class ProofCompilation
{
    private static readonly CodeFixProvider[] Fixes = [new ReplaceCodeFixProvider(), new ReplaceChangingHistoryCodeFixProvider()];

    private readonly Project _project;
    private readonly ILookup<string, Diagnostic> _findings;

    private ProofCompilation(Project project, ILookup<string, Diagnostic> findings)
    {
        _project = project;
        _findings = findings;
    }

    /// <summary>Compiles and analyses programs.</summary>
    public static async Task<ProofCompilation> CreateAsync(IEnumerable<ProofProgram> programs)
    {
        var project = new AdhocWorkspace().AddProject("Perdure.RuleProofs.Programs", LanguageNames.CSharp)
            .WithMetadataReferences(PlatformReferences.All.Append(MetadataReference.CreateFromFile(typeof(TaskOrchestrationContext).Assembly.Location)))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest));
        project = programs.Aggregate(
            project, (current, program) => current.AddDocument(program.Path, SourceText.From(program.Source), filePath: program.Path).Project);
        var compilation = (await project.GetCompilationAsync())!;
        var analyzed = await compilation.WithAnalyzers([new OrchestrationDeterminismAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return new ProofCompilation(project, analyzed.ToLookup(finding => finding.Location.SourceTree!.FilePath));
    }

    /// <summary>The rules that the analyzer reports in a program.</summary>
    public IReadOnlyList<string> Findings(ProofProgram program) => [.. _findings[program.Path].Select(finding => finding.Id).Distinct()];

    /// <summary>Applies the replacing fixes to a program that breaks a rule.</summary>
    /// <returns>The fixed program; null when no such fix is offered.</returns>
    public async Task<ProofProgram?> FixAsync(ProofProgram program)
    {
        var document = _project.Documents.Single(candidate => candidate.FilePath == program.Path);
        foreach (var finding in _findings[program.Path].OrderByDescending(finding => finding.Location.SourceSpan.Start))
        {
            var action = await OfferAsync(document, finding);
            if (action is null)
            {
                return null;
            }

            var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            document = changed.GetDocument(document.Id)!;
        }

        return program.As(ProgramVariant.Fixed, (await document.GetTextAsync()).ToString());
    }

    /// <summary>Writes the programs, and further ones, as an assembly.</summary>
    public async Task EmitAsync(IEnumerable<ProofProgram> further, string path)
    {
        var compilation = (await _project.GetCompilationAsync())!.AddSyntaxTrees(further.Select(program =>
            CSharpSyntaxTree.ParseText(program.Source, (CSharpParseOptions?)_project.ParseOptions, program.Path)));
        var result = compilation.Emit(path);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        }
    }

    private static async Task<CodeAction?> OfferAsync(Document document, Diagnostic finding)
    {
        var offered = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var provider in Fixes.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => offered.Add(action), CancellationToken.None));
        }

        return offered.FirstOrDefault();
    }
}
