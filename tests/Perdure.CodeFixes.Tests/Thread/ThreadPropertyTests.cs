using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Thread;

namespace Perdure.CodeFixes.Tests.Thread;

/// <summary>A property that computes its value becomes a method, which can take the context.</summary>
public class ThreadPropertyTests
{
    [Theory]
    [InlineData(
        "Clock.Now", "static class Clock { public static DateTime Now => {|PDR0101:DateTime.UtcNow|}; }",
        "Clock.GetNow(context)", "static class Clock { public static DateTime GetNow(TaskOrchestrationContext context) => context.CurrentUtcDateTime; }")]
    [InlineData(
        "new Clock().Now.AddDays(1)", "class Clock { public DateTime Now { get { return {|PDR0101:DateTime.UtcNow|}; } } }",
        "new Clock().GetNow(context).AddDays(1)", "class Clock { public DateTime GetNow(TaskOrchestrationContext context) { return context.CurrentUtcDateTime; } }")]
    [InlineData(
        "$\"{new Clock()?.IsLate}\"", "class Clock { public bool IsLate { get => Now.Year > 1; } private DateTime Now => {|PDR0101:DateTime.UtcNow|}; }",
        "$\"{new Clock()?.IsLate(context)}\"", "class Clock { public bool IsLate(TaskOrchestrationContext context) => GetNow(context).Year > 1; private DateTime GetNow(TaskOrchestrationContext context) => context.CurrentUtcDateTime; }")]
    [InlineData(
        "new Clock().Now", "interface IClock { DateTime Now { get; } } class Clock : IClock { public DateTime Now => {|PDR0101:DateTime.UtcNow|}; } class Other : IClock { DateTime IClock.Now => default; }",
        "new Clock().GetNow(context)", "interface IClock { DateTime GetNow(TaskOrchestrationContext context); } class Clock : IClock { public DateTime GetNow(TaskOrchestrationContext context) => context.CurrentUtcDateTime; } class Other : IClock { DateTime IClock.GetNow(TaskOrchestrationContext context) => default; }")]
    [InlineData(
        "new Clock().Now", "abstract class Base { protected abstract DateTime Inner { get; } public DateTime Now => Inner; } sealed class Clock : Base { protected override DateTime Inner => {|PDR0101:DateTime.UtcNow|}; }",
        "new Clock().GetNow(context)", "abstract class Base { protected abstract DateTime GetInner(TaskOrchestrationContext context); public DateTime GetNow(TaskOrchestrationContext context) => GetInner(context); } sealed class Clock : Base { protected override DateTime GetInner(TaskOrchestrationContext context) => context.CurrentUtcDateTime; }")]
    public async Task It_becomes_a_method(string call, string helper, string fixedCall, string fixedHelper)
    {
        await RunAsync(call, helper, fixedCall, fixedHelper);
    }

    [Fact]
    public async Task Layout_and_comments_stay()
    {
        await RunAsync(
            "Clock.Now",
            """
            static class Clock
            {
                /// <summary>The time.</summary>
                public static DateTime Now // here
                {
                    get
                    {
                        // Not local.
                        var now = {|PDR0101:DateTime.UtcNow|};

                        return now; // it is
                    }
                }

                public static int Other => 1;
            }
            """,
            "Clock.GetNow(context)",
            """
            static class Clock
            {
                /// <summary>The time.</summary>
                public static DateTime GetNow(TaskOrchestrationContext context) // here
                {
                    // Not local.
                    var now = context.CurrentUtcDateTime;

                    return now; // it is
                }

                public static int Other => 1;
            }
            """);
    }

    [Theory]
    [InlineData("Clock.Now", "static class Clock { public static DateTime Now { get => {|PDR0101:DateTime.UtcNow|}; set { } } }")]
    [InlineData("new Clock()[1]", "class Clock { public DateTime this[int i] => {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("new Order2 { Id = 1 }.IsLate", "class Order2 { public int Id { get; set; } public bool IsLate => {|PDR0101:DateTime.UtcNow|}.Year > 1; }")]
    [InlineData("new Clock().Now", "record Clock { public DateTime Now => {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("Clock.Now", "static class Clock { public static DateTime Now => {|PDR0101:DateTime.UtcNow|}; public static void GetNow() { } }")]
    [InlineData("(new Clock() is { Now.Year: 1 })", "class Clock { public DateTime Now => {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("Clock.Now + nameof(Clock.Now)", "static class Clock { public static DateTime Now => {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("Clock.Now", "static class Clock { public static DateTime Now { get /* why */ { return {|PDR0101:DateTime.UtcNow|}; } } }")]
    [InlineData("Clock.Now", "static class Clock { public static DateTime Now { get; } = {|PDR0101:DateTime.UtcNow|}; }")]
    [InlineData("new Clock().Count", "class Clock : IReadOnlyCollection<int> { public int Count => {|PDR0101:DateTime.UtcNow|}.Year; public IEnumerator<int> GetEnumerator() => throw new(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new(); }")]
    public async Task It_stays_where_it_is_more_than_a_computation_or_a_method_cannot_take_its_place(string call, string helper)
    {
        var test = Test();
        test.NothingOffered = true;
        test.Project.Add("Order.cs", Orchestrator(call));
        test.Project.Add("Helper.cs", $"using Microsoft.DurableTask;\n\n{helper}\n");
        await test.RunAsync();
    }

    private static async Task RunAsync(string call, string helper, string fixedCall, string fixedHelper)
    {
        var test = Test();
        test.Project.Add("Order.cs", Orchestrator(call), Orchestrator(fixedCall));
        test.Project.Add("Helper.cs", $"using Microsoft.DurableTask;\n\n{helper}\n", $"using Microsoft.DurableTask;\n\n{fixedHelper}\n");
        await test.RunAsync();
    }

    private static CodeFixTest Test()
    {
        return new CodeFixTest(new ThreadContextCodeFixProvider(), new OrchestrationDeterminismAnalyzer()) { Framework = TestFramework.DurableTask };
    }

    private static string Orchestrator(string call)
    {
        return $$"""
            using Microsoft.DurableTask;

            class Order : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    await context.CallActivityAsync<string>("Pay", {{call}});
                    return input;
                }
            }
            """;
    }
}
