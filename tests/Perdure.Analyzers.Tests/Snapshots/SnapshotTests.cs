using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Tests.Snapshots;

public class SnapshotTests
{
    private const string Helper = "static class H\n{\n    public static void Go(object o) { _ = DateTime.UtcNow; }\n    public static void Last() { _ = Guid.NewGuid(); }\n}";
    private const string Middle = "static class M { public static void Go() { H.Go(1); H.Last(); } }";
    private const string Bystander = "static class B { public static void Go() { _ = DateTime.Now; } }";

    public static TheoryData<string, string, string> Edits => new()
    {
        { "body", "_ = DateTime.UtcNow;", "_ = DateTime.UnixEpoch;" },
        { "body that calls more", "_ = DateTime.UtcNow;", "Last(); B.Go();" },
        { "unbalanced brace", "_ = DateTime.UtcNow;", "if (o is null) { _ = DateTime.UtcNow;" },
        { "unbalanced closing brace", "_ = DateTime.UtcNow;", "_ = DateTime.UtcNow; }" },
        { "better overload", "    public static void Last()", "    public static void Go(int i) { }\n    public static void Last()" },
        { "method removed", "    public static void Last() { _ = Guid.NewGuid(); }\n", "" },
        { "method renamed", "Last()", "First()" },
        { "method made generic", "Go(object o)", "Go<T>(T o)" },
        { "type renamed", "class H", "class Other" },
        { "type added", "static class H", "static class B2 { } static class H" },
        { "namespace added", "static class H", "namespace N; static class H" },
        { "default value", "Go(object o)", "Go(object o, int i = 3)" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task After_an_edit_the_findings_are_those_of_a_fresh_analysis(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        string[] files = [AnalysisTest.Orchestrator("M.Go(); B.Go();"), Helper, Middle, Bystander];
        var compilation = Create(files);
        Assert.Equal(3, (await AnalysisTest.DiagnosticsAsync(compilation)).Length);

        var edited = Helper.Replace(before, after);
        var tree = compilation.SyntaxTrees[1];
        var changed = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(edited)));
        files[1] = edited;
        Assert.Equal(Texts(await AnalysisTest.DiagnosticsAsync(Create(files))), Texts(await AnalysisTest.DiagnosticsAsync(changed)));

        // Taken back, the edit leaves nothing behind.
        Assert.Equal(3, (await AnalysisTest.DiagnosticsAsync(compilation.Clone())).Length);
    }

    public static TheoryData<string, string> EditsElsewhere => new()
    {
        { "!c.IsReplaying", "c.InstanceId == \"a\"" },
        { "=> c.CallActivityAsync(\"C\")", "=> Task.CompletedTask" },
        { "S.Max = 1;", "_ = S.Max;" },
        { "c.SetCustomStatus(1);", "c.ContinueAsNew(1);" },
        { "c.SetCustomStatus(2);", "{ c.ContinueAsNew(1); }" },
        { "S.List.Add(1);", "_ = S.List;" },
    };

    [Theory]
    [MemberData(nameof(EditsElsewhere))]
    public async Task What_another_body_decides_follows_its_edits(string before, string after)
    {
        const string Helpers = "using Microsoft.DurableTask; static class H { public static bool First(TaskOrchestrationContext c) => !c.IsReplaying; public static Task Go(TaskOrchestrationContext c) => c.CallActivityAsync(\"C\"); public static void Loop(TaskOrchestrationContext c) { if (c.InstanceId == \"b\") { c.SetCustomStatus(1); } } public static void Restart(TaskOrchestrationContext c) { c.SetCustomStatus(2); } } static class T { public static void Go() { S.Max = 1; S.List.Add(1); } } static class S { public static int Max; public static readonly List<int> List = new(); }";
        string[] files = [AnalysisTest.Orchestrator("if (H.First(context)) { await context.CallActivityAsync(\"A\"); } if (!context.IsReplaying) { await H.Go(context); } _ = S.Max; _ = S.List.Count; if (input == \"\") { H.Restart(context); await context.CallActivityAsync(\"A\"); } while (true) { await context.CallActivityAsync(\"A\"); H.Loop(context); H.Restart(context); }"), Helpers];
        var compilation = Create(files);
        Assert.Equal(5, (await AnalysisTest.DiagnosticsAsync(compilation)).Length);

        var tree = compilation.SyntaxTrees[1];
        files[1] = Helpers.Replace(before, after);
        var changed = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(files[1])));
        var fresh = Texts(await AnalysisTest.DiagnosticsAsync(Create(files)));
        Assert.Equal(fresh, Texts(await AnalysisTest.DiagnosticsAsync(changed)));
        Assert.NotEqual(5, fresh.Count);
        Assert.Equal(5, (await AnalysisTest.DiagnosticsAsync(compilation.Clone())).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/Test/Same.cs")]
    public async Task Files_that_share_a_path_are_told_apart(string path)
    {
        string[] files = [AnalysisTest.Orchestrator("M.Go(); B.Go();"), Helper, Middle, Bystander];
        var compilation = Create(files, path);
        Assert.Equal(3, (await AnalysisTest.DiagnosticsAsync(compilation)).Length);

        foreach (var (first, second) in new[] { ("_ = Guid.NewGuid();", "Go(2);"), ("{ _ = DateTime.UtcNow; }", "{ Last(); if (o is null) { }") })
        {
            var edited = files.ToArray();
            edited[1] = Helper.Replace(first, second, StringComparison.Ordinal);
            edited[3] = Bystander.Replace("DateTime.Now", "H.Go(3)", StringComparison.Ordinal);
            var changed = compilation;
            foreach (var index in new[] { 1, 3 })
            {
                changed = changed.ReplaceSyntaxTree(compilation.SyntaxTrees[index], compilation.SyntaxTrees[index].WithChangedText(SourceText.From(edited[index])));
            }

            Assert.Equal(Texts(await AnalysisTest.DiagnosticsAsync(Create(edited, path))), Texts(await AnalysisTest.DiagnosticsAsync(changed)));
        }

        Assert.Equal(3, (await AnalysisTest.DiagnosticsAsync(compilation.Clone())).Length);
    }

    [Fact]
    public async Task A_compilation_can_go_while_its_trees_stay()
    {
        var (trees, compilation) = await AnalyseAsync();
        for (var i = 0; i < 10 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive);
        Assert.Equal(2, trees.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(SyntaxTree[] Trees, WeakReference Compilation)> AnalyseAsync()
    {
        const string Types = "interface IClock { DateTime Now { get; } } class SystemClock : IClock { public DateTime Now => DateTime.UtcNow; } class FixedClock : IClock { public DateTime Now => DateTime.UnixEpoch; } static class H { public static IClock Get() => new SystemClock(); }";
        var compilation = Create([AnalysisTest.Orchestrator("_ = H.Get().Now;", Types)]);
        Assert.Single(await AnalysisTest.DiagnosticsAsync(compilation));
        return (compilation.SyntaxTrees.ToArray(), new WeakReference(compilation));
    }

    private static CSharpCompilation Create(string[] files, string? path = null) => CSharpCompilation.Create(
        "Test",
        files.Append(TestProject.ImplicitUsingsText).Select((source, i) => CSharpSyntaxTree.ParseText(source, path: path ?? $"/Test/File{i}.cs")),
        PlatformReferences.All.AddRange(FrameworkReferences.Of(TestFramework.DurableTask)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static List<string> Texts(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(static diagnostic => $"{diagnostic.Location.SourceTree!.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage()}").Order(StringComparer.Ordinal).ToList();
}
