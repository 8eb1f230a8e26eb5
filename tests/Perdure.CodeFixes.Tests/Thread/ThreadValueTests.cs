using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Thread;

namespace Perdure.CodeFixes.Tests.Thread;

public class ThreadValueTests
{
    [Theory]
    [InlineData(
        "Helper.Stamp()", "static class Helper { public static string Stamp() => {|PDR0101:DateTime.UtcNow|}.ToString() + {|PDR0101:DateTime.UtcNow|}; }",
        "Helper.Stamp(context.CurrentUtcDateTime)", "static class Helper { public static string Stamp(DateTime utcNow) => utcNow.ToString() + utcNow; }",
        "Pass the value as a parameter 'utcNow' to 'Stamp'")]
    [InlineData(
        "Helper.Outer(1)", "static class Helper { public static string Outer(int x) => x + Inner(); static string Inner() => {|PDR0101:DateTime.Today|}.ToString(); }",
        "Helper.Outer(context.CurrentUtcDateTime.Date, 1)", "static class Helper { public static string Outer(DateTime today, int x) => x + Inner(today); static string Inner(DateTime today) => today.ToString(); }",
        "Pass the value as a parameter 'today' to 'Inner' and one caller (the date in UTC instead of the local date)")]
    [InlineData(
        "Helper.Id(1)", "static class Helper { public static string Id(int newId) { return {|PDR0102:Guid.NewGuid()|}.ToString() + newId; } }",
        "Helper.Id(context.NewGuid(), 1)", "static class Helper { public static string Id(Guid newId2, int newId) { return newId2.ToString() + newId; } }",
        "Pass the value as a parameter 'newId2' to 'Id'")]
    public async Task The_value_is_passed(string call, string helper, string fixedCall, string fixedHelper, string title)
    {
        var test = Test();
        test.Titles = [title];
        test.Project.Add("Order.cs", Orchestrator(call), Orchestrator(fixedCall));
        test.Project.Add("Helper.cs", helper + "\n", fixedHelper + "\n");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("await Helper.Stamp(context)", "static class Helper { public static async Task<string> Stamp(object o) { await ((Microsoft.DurableTask.TaskOrchestrationContext)o).CallActivityAsync(\"a\"); return {|PDR0101:DateTime.UtcNow|}.ToString(); } }")]
    [InlineData("Helper.Ids()", "static class Helper { public static string Ids() => {|PDR0102:Guid.NewGuid()|}.ToString() + {|PDR0102:Guid.NewGuid()|}; }")]
    [InlineData("Helper.Ids()", "static class Helper { public static string Ids() { var s = \"\"; for (var i = 0; i < 3; i++) { s += {|PDR0102:Guid.NewGuid()|}; } return s; } }")]
    [InlineData("Helper.Later()", "static class Helper { public static string Later() { Func<DateTime> f = () => {|PDR0101:DateTime.UtcNow|}; return f().ToString(); } }")]
    public async Task Nothing_is_offered_where_it_would_not_stay_the_same_value(string call, string helper)
    {
        var test = Test();
        test.NothingOffered = true;
        test.Project.Add("Order.cs", Orchestrator(call));
        test.Project.Add("Helper.cs", helper + "\n");
        await test.RunAsync();
    }

    private static CodeFixTest Test()
    {
        return new CodeFixTest(new ThreadValueCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            FixAll = FixAllScopes.None,
        };
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
