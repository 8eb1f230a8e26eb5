using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.CodeFixes.Tests.Replace;

/// <summary>Where the context is found, and where it looks as if it were in scope and is not.</summary>
public class ContextTests
{
    private const string Import = "using Microsoft.DurableTask;\n\n";

    [Theory]
    [InlineData("class C(TaskOrchestrationContext context) { DateTime At => NOW; }", "context")]
    [InlineData("class C(TaskOrchestrationContext context) { DateTime _at = NOW; }", "context")]
    [InlineData("record R(TaskOrchestrationContext Context) { DateTime At => NOW; }", "Context")]
    [InlineData("class C { TaskOrchestrationContext _context; C(TaskOrchestrationContext context) => _context = context; DateTime At => NOW; }", "_context")]
    [InlineData("class C { required public TaskOrchestrationContext Context { get; init; } DateTime At() { return NOW; } }", "Context")]
    [InlineData("class B { protected TaskOrchestrationContext context = null!; } class C : B { DateTime At(int context) => NOW; }", "this.context")]
    [InlineData("class C { TaskOrchestrationContext _field = null!; DateTime At(TaskOrchestrationContext near) => NOW; }", "near")]
    [InlineData("class C { DateTime At(TaskOrchestrationContext far, int x) { var near = far; return NOW; } }", "far")]
    [InlineData("class C { DateTime At(Func<TaskOrchestrationContext> get) { var context = get(); return NOW; } }", "context")]
    [InlineData("class C { DateTime At(TaskOrchestrationContext far) { Func<TaskOrchestrationContext, DateTime> f = near => NOW; return f(far); } }", "near")]
    [InlineData("class C { DateTime At(TaskOrchestrationContext far) { DateTime Local() => NOW; return Local(); } }", "far")]
    [InlineData("class C { DateTime At(TaskOrchestrationContext far) { static DateTime Local(TaskOrchestrationContext near) => NOW; return Local(far); } }", "near")]
    [InlineData("class C { DateTime At(TaskOrchestrationContext @event) => NOW; }", "@event")]
    [InlineData("class C { DateTime At<T>(T context) where T : TaskOrchestrationContext => NOW; }", "context")]
    [InlineData("abstract class My : TaskOrchestrationContext; class C { DateTime At(My context) => NOW; }", "context")]
    [InlineData("class C { void At(TaskOrchestrationContext context) { foreach (var c in new[] { context }) { Action a = delegate { Console.Write(NOW); }; a(); } } }", "context")]
    [InlineData("class C { DateTime this[TaskOrchestrationContext context] { get { return NOW; } } }", "context")]
    [InlineData("class C { DateTime _at; C(TaskOrchestrationContext context) : this() { _at = NOW; } C() { } }", "context")]
    [InlineData("class B { protected B(DateTime at) { } } class C : B { C(TaskOrchestrationContext context) : base(NOW) { } }", "context")]
    public async Task The_context_is_found(string code, string context)
    {
        await Test(code, $"{context}.CurrentUtcDateTime").RunAsync();
    }

    [Theory]
    [InlineData("class C { DateTime At() => NOW; }")]
    [InlineData("class C { TaskOrchestrationContext? _context; DateTime At() => NOW; }")]
    [InlineData("class C { TaskOrchestrationContext _context = null!; static DateTime At() => NOW; }")]
    [InlineData("class C { TaskOrchestrationContext _context = null!; DateTime _at = NOW; }")]
    [InlineData("class C { TaskOrchestrationContext _context = null!; DateTime At { get; } = NOW; }")]
    [InlineData("class C { TaskOrchestrationContext Context { set { } } DateTime At() => NOW; }")]
    [InlineData("class C(TaskOrchestrationContext context) { static DateTime At() => NOW; object O => context; }")]
    [InlineData("class C(TaskOrchestrationContext context) { Func<DateTime> At = static () => NOW; object O => context; }")]
    [InlineData("struct S { TaskOrchestrationContext _context; Func<DateTime> At() => () => NOW; }")]
    [InlineData("class C { Func<DateTime> At(in TaskOrchestrationContext context) => () => NOW; }")]
    [InlineData("class C { DateTime At(Func<TaskOrchestrationContext> get) { var at = NOW; var context = get(); return at; } }")]
    [InlineData("class C { void At(Func<TaskOrchestrationContext> get, int i) { TaskOrchestrationContext context; if (i > 0) { context = get(); } Console.Write(NOW); } }")]
    [InlineData("class Outer { TaskOrchestrationContext _context = null!; class Inner { DateTime At() => NOW; } }")]
    [InlineData("class TaskOrchestrationContext { } class C { DateTime At(global::TaskOrchestrationContext context) => NOW; }")]
    [InlineData("static class C { static TaskOrchestrationContext Context = null!; static DateTime At() => NOW; }")]
    public async Task Nothing_is_offered_where_the_context_is_not_in_scope(string code)
    {
        await ReplaceTest.NothingInSource(Import + code.Replace("NOW", "{|PDR0101:DateTime.UtcNow|}", StringComparison.Ordinal)).RunAsync();
    }

    [Fact]
    public async Task Top_level_statements_are_understood()
    {
        var test = ReplaceTest.Source(
            """
            using Microsoft.DurableTask;

            new DurableTaskRegistry().AddOrchestratorFunc<string>("a", context => {|PDR0101:DateTime.Now|}.ToString());
            """,
            """
            using Microsoft.DurableTask;

            new DurableTaskRegistry().AddOrchestratorFunc<string>("a", context => context.CurrentUtcDateTime.ToString());
            """);
        test.Project.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Fact]
    public async Task Fix_all_fixes_every_spelling_in_every_file_and_project()
    {
        var test = ReplaceTest.Source(
            Import + "class A { object At(TaskOrchestrationContext one) => new object[] { {|PDR0101:DateTime.Now|}, {|PDR0101:System.DateTime.UtcNow|}, {|PDR0102:Guid.NewGuid()|} }; }",
            Import + "class A { object At(TaskOrchestrationContext one) => new object[] { one.CurrentUtcDateTime, one.CurrentUtcDateTime, one.NewGuid() }; }");
        test.Project.Add(
            "More/B.cs",
            Import + "class B { async Task At(TaskOrchestrationContext two) => await {|PDR0301:Task.Delay({|PDR0101:DateTime.Now|}.Year)|}; }",
            Import + "class B { async Task At(TaskOrchestrationContext two) => await two.CreateTimer(TimeSpan.FromMilliseconds(two.CurrentUtcDateTime.Year), CancellationToken.None); }");
        var other = test.AddProject("Other");
        other.Frameworks.Add(TestFramework.Dapr);
        other.Add(
            "C.cs",
            "class C { object At(Dapr.Workflow.WorkflowContext three, object o) => o ?? {|PDR0101:DateTime.Today|}; object None() => {|PDR0101:DateTime.Now|}; }",
            "class C { object At(Dapr.Workflow.WorkflowContext three, object o) => o ?? three.CurrentUtcDateTime.Date; object None() => {|PDR0101:DateTime.Now|}; }");
        await test.RunAsync();
    }

    [Fact]
    public async Task A_property_that_holds_the_parameter_of_the_primary_constructor_is_used_and_the_parameter_is_not_captured_as_well()
    {
        await Test(
            "class C(TaskOrchestrationContext context) { public TaskOrchestrationContext Orchestration { get; } = context; DateTime At() => NOW; }",
            "Orchestration.CurrentUtcDateTime").RunAsync();
        await Test("class D(TaskOrchestrationContext context) { DateTime At() => NOW; }", "context.CurrentUtcDateTime").RunAsync();
    }

    [Fact]
    public async Task Line_endings_stay_as_they_are()
    {
        const string Before = "using Microsoft.DurableTask;\r\n\r\nclass C\r\n{\r\n    async Task At(TaskOrchestrationContext c)\r\n    {\r\n        await {|PDR0301:Task.Delay(5)|};\r\n    }\r\n}\r\n";
        var test = ReplaceTest.Source(
            Before, Before.Replace("{|PDR0301:Task.Delay(5)|}", "c.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None)", StringComparison.Ordinal));
        await test.RunAsync();
    }

    private static CodeFixTest Test(string code, string expected)
    {
        var before = Import + code.Replace("NOW", "{|PDR0101:DateTime.UtcNow|}", StringComparison.Ordinal);
        return ReplaceTest.Source(before, before.Replace("{|PDR0101:DateTime.UtcNow|}", expected, StringComparison.Ordinal));
    }
}
