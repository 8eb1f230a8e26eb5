using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Thread;

namespace Perdure.CodeFixes.Tests.Thread;

public class ThreadSitesTests
{
    [Theory]
    [InlineData(
        "new Stamp(input).At",
        "class Stamp { public Stamp(string a) { At = {|PDR0101:DateTime.UtcNow|}; } public DateTime At { get; } }",
        "new Stamp(context, input).At",
        "class Stamp { public Stamp(TaskOrchestrationContext context, string a) { At = context.CurrentUtcDateTime; } public DateTime At { get; } }")]
    [InlineData(
        "new Stamp(input).At",
        "class Stamp { public Stamp(string a) : this(a, 1) { } Stamp(string a, int b) { At = {|PDR0101:DateTime.UtcNow|}; } public DateTime At { get; } }",
        "new Stamp(context, input).At",
        "class Stamp { public Stamp(TaskOrchestrationContext context, string a) : this(context, a, 1) { } Stamp(TaskOrchestrationContext context, string a, int b) { At = context.CurrentUtcDateTime; } public DateTime At { get; } }")]
    [InlineData(
        "Stamp.Make(input).At",
        "class Stamp(string a) { public static Stamp Make(string b) => new(b); public DateTime At { get; } = {|PDR0101:DateTime.UtcNow|}; public string A => a; }",
        "Stamp.Make(context, input).At",
        "class Stamp(TaskOrchestrationContext context, string a) { public static Stamp Make(TaskOrchestrationContext context, string b) => new(context, b); public DateTime At { get; } = context.CurrentUtcDateTime; public string A => a; }")]
    [InlineData(
        "string.Join(',', new[] { 1 }.Select(Stamp.Of))",
        "static class Stamp { public static string Of(int number) => number + {|PDR0101:DateTime.UtcNow|}.ToString(); }",
        "string.Join(',', new[] { 1 }.Select(number => Stamp.Of(context, number)))",
        "static class Stamp { public static string Of(TaskOrchestrationContext context, int number) => number + context.CurrentUtcDateTime.ToString(); }")]
    public async Task Constructors_and_method_groups_pass_the_context(string call, string helper, string callAfter, string helperAfter)
    {
        var test = new CodeFixTest(new ThreadContextCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = TestFramework.DurableTask };
        test.Project.Add("Order.cs", Orchestrator(call), Orchestrator(callAfter));
        test.Project.Add("Helper.cs", "using Microsoft.DurableTask;\n\n" + helper + "\n", "using Microsoft.DurableTask;\n\n" + helperAfter + "\n");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("new Stamp(input).At", "class Stamp { public Stamp(string a) { At = {|PDR0101:DateTime.UtcNow|}; } public DateTime At { get; } } class Other { List<Stamp> _all = []; }")]
    [InlineData("new Derived().At", "class Derived : Stamp { } class Stamp { public Stamp(string a = \"\") { At = {|PDR0101:DateTime.UtcNow|}; } public DateTime At { get; } }")]
    [InlineData("new Stamp(input).At", "record Stamp(string A) { public DateTime At { get; } = {|PDR0101:DateTime.UtcNow|}; }")]
    public async Task Constructors_that_others_may_call_stay(string call, string helper)
    {
        var test = new CodeFixTest(new ThreadContextCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = TestFramework.DurableTask, NothingOffered = true };
        test.Project.Add("Order.cs", Orchestrator(call));
        test.Project.Add("Helper.cs", helper);
        await test.RunAsync();
    }

    [Fact]
    public async Task Callers_outside_of_orchestrations_go_on_as_before()
    {
        var test = new CodeFixTest(new ThreadValueCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = TestFramework.DurableTask, FixAll = FixAllScopes.None };
        test.Project.Add("Order.cs", Orchestrator("Stamp.Of(input)"), Orchestrator("Stamp.Of(context.CurrentUtcDateTime, input)"));
        test.Project.Add(
            "Helper.cs",
            "static class Stamp { public static string Of(string text) => text + {|PDR0101:DateTime.Now|}; }\n\nclass Controller { public string Get() => Stamp.Of(\"x\"); }\n",
            "static class Stamp { public static string Of(DateTime now, string text) => text + now; }\n\nclass Controller { public string Get() => Stamp.Of(DateTime.Now, \"x\"); }\n");
        await test.RunAsync();
    }

    private static string Orchestrator(string call)
    {
        return $$"""
            using Microsoft.DurableTask;

            class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    await context.CallActivityAsync("a", {{call}}.ToString());
                    return input;
                }
            }
            """;
    }
}
