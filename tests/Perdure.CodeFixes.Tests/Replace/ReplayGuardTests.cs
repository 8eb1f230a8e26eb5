using Perdure.Analyzers;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;

namespace Perdure.CodeFixes.Tests.Replace;

public class ReplayGuardTests
{
    [Fact]
    public async Task What_is_durable_leaves_the_guard_and_what_is_written_stays_under_it()
    {
        await Test(
            """
                    // Tell everybody
                    if (!context.IsReplaying) // only once
                    {
                        log.LogInformation("a"); // a

                        // then mail
                        await {|PDR0402:context.CallActivityAsync("Mail", new
                        {
                            Text = input,
                        })|}; // mail
                        count++;
                        log.LogInformation("b");
                        // the end
                    } // after

                    if (context.IsReplaying == false) await {|PDR0402:context.CallActivityAsync("One")|};
                    if (!context.IsReplaying && count > 3)
                    {
                        await {|PDR0402:context.CallActivityAsync("Two")|};
                        log.LogInformation("two");
                    }
                    else
                    {
                        // small
                        await {|PDR0402:context.CallActivityAsync("Three")|};
                    }
            """,
            """
                    // Tell everybody
                    // only once
                    if (!context.IsReplaying)
                    {
                        log.LogInformation("a"); // a
                    }

                    // then mail
                    await context.CallActivityAsync("Mail", new
                    {
                        Text = input,
                    }); // mail
                    count++;
                    if (!context.IsReplaying)
                    {
                        log.LogInformation("b");
                    }
                    // the end
                    // after

                    await context.CallActivityAsync("One");
                    if (count > 3)
                    {
                        await context.CallActivityAsync("Two");
                        if (!context.IsReplaying)
                        {
                            log.LogInformation("two");
                        }
                    }
                    else
                    {
                        // small
                        await context.CallActivityAsync("Three");
                    }
            """).RunAsync();
    }

    [Fact]
    public async Task Branches_conditions_and_exits_come_to_what_the_first_run_does()
    {
        await Test(
            """
                    if (context.IsReplaying)
                    {
                        log.LogInformation("replay");
                    }
                    else
                    {
                        count = await {|PDR0402:context.CallActivityAsync<int>("Four")|};
                        while (count > 2)
                        {
                            log.LogInformation("loop");
                            count = await {|PDR0402:context.CallActivityAsync<int>("Five")|};
                        }
                    }

                    var isFirst = !context.IsReplaying;
                    count = isFirst ? await {|PDR0402:context.CallActivityAsync<int>("Six")|} : 0;
                    var ok = !context.IsReplaying && await {|PDR0402:context.CallActivityAsync<bool>("Seven")|};
                    if (count > 7)
                    {
                        count++;
                    }
                    else if (!context.IsReplaying)
                    {
                        await {|PDR0402:context.CallActivityAsync("Eight")|};
                    }

                    if (context.IsReplaying)
                    {
                        // nothing to do
                        return count;
                    }

                    await {|PDR0402:context.CallActivityAsync("Nine")|};
            """,
            """
                    if (context.IsReplaying)
                    {
                        log.LogInformation("replay");
                    }

                    count = await context.CallActivityAsync<int>("Four");
                    while (count > 2)
                    {
                        if (!context.IsReplaying)
                        {
                            log.LogInformation("loop");
                        }

                        count = await context.CallActivityAsync<int>("Five");
                    }

                    count = await context.CallActivityAsync<int>("Six");
                    var ok = await context.CallActivityAsync<bool>("Seven");
                    if (count > 7)
                    {
                        count++;
                    }
                    else
                    {
                        await context.CallActivityAsync("Eight");
                    }

                    // nothing to do

                    await context.CallActivityAsync("Nine");
            """).RunAsync();
    }

    [Fact]
    public async Task The_flag_goes_with_the_last_guard_that_reads_it()
    {
        await Test(
            """
                    // the flag
                    var replaying = context.IsReplaying; // once
                    if (!replaying)
                    {
                        await {|PDR0402:context.CallActivityAsync("One")|};
                    }

                    if (!replaying) await {|PDR0402:context.CallActivityAsync("Two")|};
                    var kept = context.IsReplaying;
                    if (!kept)
                    {
                        await {|PDR0402:context.CallActivityAsync("Three")|};
                    }

                    if (!kept)
                    {
                        log.LogInformation("three");
                    }

                    var never = context.IsReplaying;
            """,
            """
                    // the flag
                    // once
                    await context.CallActivityAsync("One");

                    await context.CallActivityAsync("Two");
                    var kept = context.IsReplaying;
                    await context.CallActivityAsync("Three");

                    if (!kept)
                    {
                        log.LogInformation("three");
                    }

                    var never = context.IsReplaying;
            """).RunAsync();
    }

    [Theory]
    [InlineData("        var ok = !context.IsReplaying && IsOn(true);\n        if (ok)\n        {\n            count++;\n        }\n        else if (!context.IsReplaying)\n        {\n            await {|PDR0402:context.CallActivityAsync(\"a\")|};\n        }")]
    [InlineData("        if (IsOn(context.IsReplaying))\n        {\n            await {|PDR0402:context.CallActivityAsync(\"a\")|};\n        }")]
    [InlineData("        if (!context.IsReplaying)\n        {\n            Unknown.Do();\n            await {|PDR0402:context.CallActivityAsync(\"a\")|};\n        }")]
    public async Task Nothing_is_offered_where_it_cannot_be_told_what_the_first_run_does(string body)
    {
        var test = Test(body, body);
        test.NothingOffered = true;
        await test.RunAsync();
    }

    private static CodeFixTest Test(string before, string after)
    {
        const string Frame = "using Microsoft.DurableTask;\nusing Microsoft.Extensions.Logging;\n\nclass Order : TaskOrchestrator<string, int>\n{\n    public override async Task<int> RunAsync(TaskOrchestrationContext context, string input)\n    {\n        var log = context.CreateReplaySafeLogger<Order>();\n        var count = 0;\nBODY\n        return count;\n    }\n\n    static bool IsOn(bool value) => !value;\n}\n\nstatic class Unknown\n{\n    public static void Do()\n    {\n    }\n}\n";
        return new CodeFixTest(new ReplaceCodeFixProvider(), new OrchestrationDeterminismAnalyzer())
        {
            Framework = TestFramework.DurableTask,
            Sources = (Frame.Replace("BODY", before.ReplaceLineEndings("\n"), StringComparison.Ordinal), Frame.Replace("BODY", after.ReplaceLineEndings("\n"), StringComparison.Ordinal)),
        };
    }
}
