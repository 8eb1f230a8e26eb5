using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Markup;
using Perdure.Analyzers.Verification.Projects;
using Perdure.Analyzers.Verification.Running;

namespace Perdure.Analyzers.Verification;

/// <summary>
/// A test of analyzers: projects whose sources carry the expected diagnostics as markup. Strict: the sources compile, each expected
/// diagnostic is reported once and no other, the editor's view of each file equals the build's, and an exception of an analyzer fails.
/// </summary>
public class AnalyzerTest
{
    /// <summary>Creates a test with one empty project named <c>Test</c>.</summary>
    public AnalyzerTest(params DiagnosticAnalyzer[] analyzers)
    {
        Analyzers = [.. analyzers];
        Projects = [new TestProject("Test")];
    }

    /// <summary>The analyzers under test.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>The projects; the first is the one that <see cref="Source"/> and <see cref="Framework"/> speak of.</summary>
    public IList<TestProject> Projects { get; }

    /// <summary>The first project.</summary>
    public TestProject Project => Projects[0];

    /// <summary>Adds a framework to the first project.</summary>
    public TestFramework Framework
    {
        init => Project.Frameworks.Add(value);
    }

    /// <summary>Adds a file with markup, <c>Test0.cs</c>, to the first project.</summary>
    public string Source
    {
        init => Project.Add("Test0.cs", value);
    }

    /// <summary>The rule of spans without a label, <c>[|…|]</c>.</summary>
    public string? DefaultRule { get; set; }

    /// <summary>What is expected at numbered places.</summary>
    public IList<ExpectedDiagnostic> Expected { get; } = [];

    /// <summary>
    /// Whether compiler errors are ignored. Where they are not, each must be marked (<c>{|CS0246:…|}</c>).
    /// </summary>
    public bool CompilerErrorsAllowed { get; set; }

    /// <summary>Whether the editor's view of each file must equal the build's; it must unless set.</summary>
    public bool EditorViewChecked { get; set; } = true;

    /// <summary>
    /// The fixes that must keep what they promise in these sources. They are checked in a few of the tests, and in all where the variable
    /// <c>PERDURE_FIX_EXAMPLES</c> is <c>all</c>.
    /// </summary>
    public ImmutableArray<CodeFixProvider> Fixes { get; init; } = [];

    /// <summary>Adds a project.</summary>
    public TestProject AddProject(string name)
    {
        var project = new TestProject(name);
        Projects.Add(project);
        return project;
    }

    /// <summary>Runs the test.</summary>
    /// <exception cref="VerificationException">What happened is not what was expected.</exception>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var solution = await BuildAsync(cancellationToken);
        await CheckAsync("Before any fix", solution, file => file.Before, EditorViewChecked, cancellationToken);
        if (!Fixes.IsEmpty && !CompilerErrorsAllowed && GuaranteedExample.IsPicked(Projects))
        {
            await new FixGuarantee(Analyzers, Fixes).CheckAsync([.. Projects], GuaranteedExample.LayoutOf(Projects), cancellationToken);
        }
    }

    private protected Task<Solution> BuildAsync(CancellationToken cancellationToken)
    {
        var places = Projects.SelectMany(project => project.Files)
            .SelectMany(file => (file.Before?.Spans ?? []).AddRange(file.After.Spans))
            .Select(span => span.Label)
            .ToHashSet();
        if (Expected.FirstOrDefault(expected => !places.Contains($"#{expected.Place}")) is { } lost)
        {
            throw new InvalidOperationException($"{lost.Id} is expected at the place #{lost.Place}, which no file has.");
        }

        return new SolutionBuilder([.. Projects]).BuildAsync(cancellationToken);
    }

    private protected async Task<IReadOnlyList<AnalyzedProject>> CheckAsync(
        string stage,
        Solution solution,
        Func<TestFile, MarkedSource?> sourceOf,
        bool editorView,
        CancellationToken cancellationToken)
    {
        var run = new AnalyzerRun(Analyzers);
        var analyzed = new List<AnalyzedProject>();
        foreach (var project in Projects)
        {
            var inSolution = solution.Projects.Single(candidate => candidate.Name == project.Name);
            var result = await run.AnalyzeAsync(inSolution, cancellationToken);
            analyzed.Add(result);
            var checker = new ExpectationChecker(project, sourceOf, DefaultRule, Expected);
            var errors = CompilerErrorsAllowed ? MarkedErrors(project, sourceOf, result.CompilerErrors) : result.CompilerErrors;
            checker.Check(stage, result.Diagnostics.AddRange(errors));
            if (editorView)
            {
                checker.Check($"{stage}, as an editor sees it", (await run.AnalyzeFileByFileAsync(inSolution, cancellationToken)).AddRange(errors));
            }
        }

        return analyzed;
    }

    private static ImmutableArray<Diagnostic> MarkedErrors(
        TestProject project,
        Func<TestFile, MarkedSource?> sourceOf,
        ImmutableArray<Diagnostic> errors)
    {
        var marked = project.Files.SelectMany(file => sourceOf(file)?.Spans ?? []).Select(span => span.Label).ToHashSet();
        return errors.RemoveAll(error => !marked.Contains(error.Id));
    }
}
