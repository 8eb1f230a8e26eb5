using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Thread;

namespace Perdure.CodeFixes.Tests.Thread;

public class ThreadContextTests
{
    [Theory]
    [InlineData(
        "Helper.Stamp()", "static class Helper { public static DateTime Stamp() => {|PDR0101:DateTime.UtcNow|}; }",
        "Helper.Stamp(context)", "static class Helper { public static DateTime Stamp(TaskOrchestrationContext context) => context.CurrentUtcDateTime; }")]
    [InlineData(
        "Helper.Id(1, b: 2)", "static class Helper { public static Guid Id(int a, int b = 0) { return {|PDR0102:Guid.NewGuid()|}; } }",
        "Helper.Id(context, 1, b: 2)", "static class Helper { public static Guid Id(TaskOrchestrationContext context, int a, int b = 0) { return context.NewGuid(); } }")]
    [InlineData(
        "Helper.Id(1, 2, 3)", "static class Helper { public static Guid Id(params int[] all) { return {|PDR0102:Guid.NewGuid()|}; } }",
        "Helper.Id(context, 1, 2, 3)", "static class Helper { public static Guid Id(TaskOrchestrationContext context, params int[] all) { return context.NewGuid(); } }")]
    [InlineData(
        "input.Stamped() + Helper.Stamped(input)", "static class Helper { public static string Stamped(this string text) => text + {|PDR0101:DateTime.UtcNow|}; }",
        "input.Stamped(context) + Helper.Stamped(input, context)", "static class Helper { public static string Stamped(this string text, TaskOrchestrationContext context) => text + context.CurrentUtcDateTime; }")]
    [InlineData(
        "Helper.Outer(1)", "static class Helper { public static DateTime Outer(int x) => x > 0 ? Outer(x - 1) : Inner(); static DateTime Inner() { return {|PDR0101:DateTime.UtcNow|}; } }",
        "Helper.Outer(context, 1)", "static class Helper { public static DateTime Outer(TaskOrchestrationContext context, int x) => x > 0 ? Outer(context, x - 1) : Inner(context); static DateTime Inner(TaskOrchestrationContext context) { return context.CurrentUtcDateTime; } }")]
    [InlineData(
        "new Impl().Stamp()", "interface IStamp { DateTime Stamp(); } class Impl : IStamp { public DateTime Stamp() => {|PDR0101:DateTime.UtcNow|}; } class Other : IStamp { DateTime IStamp.Stamp() => default; }",
        "new Impl().Stamp(context)", "interface IStamp { DateTime Stamp(TaskOrchestrationContext context); } class Impl : IStamp { public DateTime Stamp(TaskOrchestrationContext context) => context.CurrentUtcDateTime; } class Other : IStamp { DateTime IStamp.Stamp(TaskOrchestrationContext context) => default; }")]
    [InlineData(
        "new Derived().Stamp()", "abstract class Base { public abstract DateTime Stamp(); } sealed class Derived : Base { public override DateTime Stamp() => {|PDR0101:DateTime.UtcNow|}; } class Second : Base { public override DateTime Stamp() => default; }",
        "new Derived().Stamp(context)", "abstract class Base { public abstract DateTime Stamp(TaskOrchestrationContext context); } sealed class Derived : Base { public override DateTime Stamp(TaskOrchestrationContext context) => context.CurrentUtcDateTime; } class Second : Base { public override DateTime Stamp(TaskOrchestrationContext context) => default; }")]
    [InlineData(
        "new Helper().Stamp(\"\")", "class Helper { string context = \"\"; public string Stamp(string orchestrationContext) => context + {|PDR0101:DateTime.UtcNow|}; }",
        "new Helper().Stamp(context, \"\")", "class Helper { string context = \"\"; public string Stamp(TaskOrchestrationContext context2, string orchestrationContext) => context + context2.CurrentUtcDateTime; }")]
    [InlineData(
        "Helper.Run()", "static class Helper { public static DateTime Run() { return Local(); static DateTime Local() => {|PDR0101:DateTime.UtcNow|}; } }",
        "Helper.Run(context)", "static class Helper { public static DateTime Run(TaskOrchestrationContext context) { return Local(context); static DateTime Local(TaskOrchestrationContext context) => context.CurrentUtcDateTime; } }")]
    [InlineData(
        "string.Join(\"\", Helper.All(1))", "static class Helper { public static IEnumerable<int> All(int a) { yield return {|PDR0101:DateTime.UtcNow|}.Day; yield return a; } }",
        "string.Join(\"\", Helper.All(context, 1))", "static class Helper { public static IEnumerable<int> All(TaskOrchestrationContext context, int a) { yield return context.CurrentUtcDateTime.Day; yield return a; } }")]
    [InlineData(
        "Helper.Use(text: \"a\", more: [1])", "static partial class Helper { public static partial string Use(string text = \"\", params int[] more); } static partial class Helper { public static partial string Use(string text, params int[] more) => text + {|PDR0101:DateTime.UtcNow|}; }",
        "Helper.Use(context, text: \"a\", more: [1])", "static partial class Helper { public static partial string Use(TaskOrchestrationContext context, string text = \"\", params int[] more); } static partial class Helper { public static partial string Use(TaskOrchestrationContext context, string text, params int[] more) => text + context.CurrentUtcDateTime; }")]
    [InlineData(
        "((IStamp)new Impl()).Stamp<int>(1)", "interface IStamp { DateTime Stamp<T>(T x); } class Impl : IStamp { DateTime IStamp.Stamp<T>(T x) => {|PDR0101:DateTime.UtcNow|}; }",
        "((IStamp)new Impl()).Stamp<int>(context, 1)", "interface IStamp { DateTime Stamp<T>(TaskOrchestrationContext context, T x); } class Impl : IStamp { DateTime IStamp.Stamp<T>(TaskOrchestrationContext context, T x) => context.CurrentUtcDateTime; }")]
    [InlineData(
        "new Derived().Stamp()", "class Base { public virtual DateTime Stamp() => {|PDR0101:DateTime.UtcNow|}; } class Derived : Base { public override DateTime Stamp() => base.Stamp(); }",
        "new Derived().Stamp(context)", "class Base { public virtual DateTime Stamp(TaskOrchestrationContext context) => context.CurrentUtcDateTime; } class Derived : Base { public override DateTime Stamp(TaskOrchestrationContext context) => base.Stamp(context); }")]
    [InlineData(
        "new Square().Area()", "abstract class Shape { public abstract int Area(); } class Square : Shape { public override int Area() => {|PDR0101:DateTime.UtcNow|}.Day; } class Circle : Shape { public override int Area() => DateTime.Now.Day; }",
        "new Square().Area(context)", "abstract class Shape { public abstract int Area(TaskOrchestrationContext context); } class Square : Shape { public override int Area(TaskOrchestrationContext context) => context.CurrentUtcDateTime.Day; } class Circle : Shape { public override int Area(TaskOrchestrationContext context) => context.CurrentUtcDateTime.Day; }")]
    [InlineData(
        "Helper.Run<int>(1)", "static class Helper { public static T Run<T>(T x) { Func<DateTime> f = () => {|PDR0101:DateTime.UtcNow|}; f(); return x; } }",
        "Helper.Run<int>(context, 1)", "static class Helper { public static T Run<T>(TaskOrchestrationContext context, T x) { Func<DateTime> f = () => context.CurrentUtcDateTime; f(); return x; } }")]
    public async Task The_context_is_passed(string call, string helper, string fixedCall, string fixedHelper)
    {
        var test = Test();
        test.Project.Add("Order.cs", Orchestrator(call), Orchestrator(fixedCall));
        test.Project.Add("Helper.cs", $"using Microsoft.DurableTask;\n\n{helper}\n", $"using Microsoft.DurableTask;\n\n{fixedHelper}\n");
        await test.RunAsync();
    }

    [Fact]
    public async Task Layout_and_comments_of_the_lists_stay()
    {
        var test = Test();
        test.Project.Add("Order.cs", Orchestrator("Helper.Stamp(\n            1, // one\n            2)"), Orchestrator("Helper.Stamp(\n            context,\n            1, // one\n            2)"));
        test.Project.Add(
            "Helper.cs",
            """
            static class Helper
            {
                // Stamps.
                public static string Stamp(
                    int a, // first
                    int b /* second */)
                {
                    return a + b + {|PDR0101:DateTime.UtcNow|}.ToString(); // end
                }
            }
            """,
            """
            using Microsoft.DurableTask;

            static class Helper
            {
                // Stamps.
                public static string Stamp(
                    TaskOrchestrationContext context,
                    int a, // first
                    int b /* second */)
                {
                    return a + b + context.CurrentUtcDateTime.ToString(); // end
                }
            }
            """);
        await test.RunAsync();
    }

    [Fact]
    public async Task The_parameter_is_documented_where_the_others_are()
    {
        var test = Test();
        test.Project.Add("Order.cs", Orchestrator("Helper.Stamp(1)"), Orchestrator("Helper.Stamp(context, 1)"));
        test.Project.Add(
            "Helper.cs",
            """
            static class Helper
            {
                /// <summary>Stamps.</summary>
                /// <param name="a">First.</param>
                /// <returns>The stamp.</returns>
                public static string Stamp(int a) => a + {|PDR0101:DateTime.UtcNow|}.ToString();
            }
            """,
            """
            using Microsoft.DurableTask;

            static class Helper
            {
                /// <summary>Stamps.</summary>
                /// <param name="context">The orchestration context.</param>
                /// <param name="a">First.</param>
                /// <returns>The stamp.</returns>
                public static string Stamp(TaskOrchestrationContext context, int a) => a + context.CurrentUtcDateTime.ToString();
            }
            """);
        await test.RunAsync();
    }

    [Fact]
    public async Task Every_caller_on_the_way_in_every_file_passes_it_on()
    {
        var test = Test();
        test.Titles = ["Pass the orchestration context to 'Stamp' and 2 callers: use 'context.CurrentUtcDateTime'"];
        test.Project.Add("Order.cs", Orchestrator("Price.Total(1)"), Orchestrator("Price.Total(context, 1)"));
        test.Project.Add(
            "Price.cs",
            "static class Price { public static string Total(int x) => x + Tax.Rate(); }\n",
            "using Microsoft.DurableTask;\n\nstatic class Price { public static string Total(TaskOrchestrationContext context, int x) => x + Tax.Rate(context); }\n");
        test.Project.Add(
            "Tax.cs",
            "static class Tax { public static string Rate() => \"\" + Clock.Stamp() + nameof(Clock.Stamp); }\n",
            "using Microsoft.DurableTask;\n\nstatic class Tax { public static string Rate(TaskOrchestrationContext context) => \"\" + Clock.Stamp(context) + nameof(Clock.Stamp); }\n");
        test.Project.Add(
            "Clock.cs",
            "static class Clock { public static DateTime Stamp() => {|PDR0101:DateTime.UtcNow|}; }\n",
            "using Microsoft.DurableTask;\n\nstatic class Clock { public static DateTime Stamp(TaskOrchestrationContext context) => context.CurrentUtcDateTime; }\n");
        await test.RunAsync();
    }

    [Fact]
    public async Task Two_helpers_that_share_a_caller_come_out_the_same_in_any_order()
    {
        var test = Test();
        test.Project.Add("Order.cs", Orchestrator("Shared.Both()"), Orchestrator("Shared.Both(context)"));
        test.Project.Add(
            "Shared.cs",
            "using Microsoft.DurableTask;\n\nstatic class Shared { public static string Both() => One() + Two(); static string One() => {|PDR0101:DateTime.Now|}.ToString(); static string Two() => {|PDR0102:Guid.NewGuid()|}.ToString(); }",
            "using Microsoft.DurableTask;\n\nstatic class Shared { public static string Both(TaskOrchestrationContext context) => One(context) + Two(context); static string One(TaskOrchestrationContext context) => context.CurrentUtcDateTime.ToString(); static string Two(TaskOrchestrationContext context) => context.NewGuid().ToString(); }");
        await test.RunAsync();
    }

    [Fact]
    public async Task Callers_in_another_project_pass_it_too()
    {
        var test = new CodeFixTest(new ThreadContextCodeFixProvider(), new OrchestrationDeterminismAnalyzer());
        test.Project.Frameworks.Add(TestFramework.DurableTask);
        test.Project.Add(
            "Helper.cs",
            "using Microsoft.DurableTask;\n\npublic static class Helper { public static DateTime Stamp() => {|PDR0101:DateTime.UtcNow|}; public static DateTime Here(TaskOrchestrationContext c) => Stamp(); }",
            "using Microsoft.DurableTask;\n\npublic static class Helper { public static DateTime Stamp(TaskOrchestrationContext context) => context.CurrentUtcDateTime; public static DateTime Here(TaskOrchestrationContext c) => Stamp(c); }");
        var app = test.AddProject("App").Reference(test.Project);
        app.Frameworks.Add(TestFramework.DurableTask);
        app.Add(
            "Other.cs",
            "class Other(Microsoft.DurableTask.TaskOrchestrationContext mine) { public object Get() => {|PDR0101:Helper.Stamp()|}; }".Replace("{|PDR0101:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal),
            "class Other(Microsoft.DurableTask.TaskOrchestrationContext mine) { public object Get() => Helper.Stamp(mine); }");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("Helper.Stamp()", "static class Helper { public static DateTime Stamp() => {|PDR0101:DateTime.UtcNow|}; public static void Main2() => Console.Write(Stamp()); }")]
    [InlineData("(new Helper() + new Helper())", "class Helper { public static DateTime operator +(Helper a, Helper b) => {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("(DateTime)new Helper()", "class Helper { public static implicit operator DateTime(Helper a) => {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("new Helper(1)", "record Helper(int A) { public DateTime At { get; } = {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("new Helper()", "class Helper { DateTime _at = {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("new Helper().ToString()", "class Helper { public override string ToString() => {|PDR0101:DateTime.UtcNow|}.ToString(); }")]
    [InlineData("new Square().Area()", "abstract class Shape { public abstract int Area(); } class Square : Shape { public override int Area() => {|PDR0101:DateTime.UtcNow|}.Day; } class Circle : Shape { public override int Area() => File.ReadAllText(\"a\").Length; }")]
    [InlineData("((Func<int, string>)Helper.Stamp)(1)", "static class Helper { public static string Stamp(int x) => {|PDR0101:DateTime.UtcNow|}.ToString(); }")]
    [InlineData("Helper.Stamp()()", "static class Helper { public static Func<DateTime> Stamp() => static () => {|PDR0101:DateTime.UtcNow|}; }")]
    public async Task Nothing_is_offered_where_the_context_cannot_get_to(string call, string helper)
    {
        var test = new CodeFixTest(new ThreadContextCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            NothingOffered = true,
        };
        test.Project.Add("Order.cs", Orchestrator(call));
        test.Project.Add("Helper.cs", helper);
        await test.RunAsync();
    }

    [Theory]
    [InlineData(true, "context", "TaskOrchestrationContext context", "context.CurrentUtcDateTime")]
    [InlineData(false, "context.CurrentUtcDateTime", "DateTime utcNow", "utcNow")]
    public async Task Functions_in_the_isolated_worker_pass_the_context_of_the_sdk(bool passesContext, string argument, string parameter, string value)
    {
        const string Source = """
            using Microsoft.Azure.Functions.Worker;
            using Microsoft.DurableTask;

            static class Order
            {
                [Function(nameof(Run))]
                public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context)
                {
                    await context.CallActivityAsync("a");
                    return Stamp(ARGUMENT);
                }

                private static string Stamp(PARAMETER) => VALUE.ToString("O");
            }
            """;
        var test = new CodeFixTest(passesContext ? new ThreadContextCodeFixProvider() : new ThreadValueCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.FunctionsIsolated,
            FixAll = passesContext ? FixAllScopes.All : FixAllScopes.None,
            Sources = (
                Source.Replace("ARGUMENT", "", StringComparison.Ordinal).Replace("PARAMETER", "", StringComparison.Ordinal).Replace("VALUE", "{|PDR0101:DateTime.UtcNow|}", StringComparison.Ordinal),
                Source.Replace("ARGUMENT", argument, StringComparison.Ordinal).Replace("PARAMETER", parameter, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal)),
        };
        await test.RunAsync();
    }

    private static CodeFixTest Test()
    {
        return new CodeFixTest(new ThreadContextCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = TestFramework.DurableTask };
    }

    private static string Orchestrator(string expression)
    {
        return $$"""
            using Microsoft.DurableTask;

            class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    return input + await context.CallActivityAsync<string>("Pay", {{expression}});
                }
            }
            """;
    }
}
