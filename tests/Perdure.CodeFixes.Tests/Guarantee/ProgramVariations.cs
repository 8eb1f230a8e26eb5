using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.CodeFixes.Tests.Guarantee;

/// <summary>
/// Makes programs with mistakes: an offending expression, in a place of its statement, in a kind of function, in a framework, in a
/// layout. The same seed gives the same programs.
/// </summary>
internal sealed class ProgramVariations(int seed)
{
    private static readonly string[] Times =
    [
        "DateTime.UtcNow", "DateTime.Now", "System.DateTime.UtcNow", "global::System.DateTime.Today", "DateTimeOffset.UtcNow.UtcDateTime",
        "DateTimeOffset.Now.DateTime", "TimeProvider.System.GetUtcNow().DateTime", "DT.UtcNow", "new DateTime(Environment.TickCount64)",
        "DateTime.UtcNow.AddMilliseconds(Environment.TickCount)", "(DateTime.Now)", "checked(DateTime.Now)", "DateTime /* dot */ . UtcNow",
    ];

    private static readonly string[] Texts =
    [
        "Guid.NewGuid().ToString()", "Guid.NewGuid().ToString(\"N\")", "$\"{Guid.NewGuid():N}\"", "Path.GetRandomFileName()", "new Random().Next().ToString()",
        "(Random.Shared.Next(1, 5) + \"\")", "(Guid.CreateVersion7() + \"\")", "File.ReadAllText(\"a\")", "Environment.MachineName", "Environment.GetEnvironmentVariable(\"A\")!",
    ];

    private static readonly string[] TimePlaces =
    [
        "var x = TIME;", "DateTime x = TIME; // end", "// start\nvar x = /* a */ TIME /* b */;", "Use(TIME, TIME);", "Use(\n    TIME, // one\n    TIME); // two",
        "Use(text, value: TIME);", "var x = TIME.AddDays(1).Year;", "if (TIME > default(DateTime)) { Use(1); }", "var x = $\"{TIME:o} {TIME}\";",
        "Func<DateTime> f = () => TIME; Use(f());", "DateTime Local() { return TIME; } Use(Local());", "var x = new[] { 1 }.Select(i => TIME).ToList();",
        "var x = from i in new[] { 1 } let t = TIME where t.Year > i select t;", "var x = new { A = TIME, B = 1 };", "var x = text is null ? TIME : default;",
        "while (TIME.Year < 0) { }", "for (var t = TIME; t.Year < 0; t = TIME) { }", "switch (TIME.Year) { case 1: break; }", "object x = (TIME, TIME);",
        "var x = TIME - TIME;", "lock (text) { Use(TIME); }", "try { Use(TIME); } finally { Use(TIME); }", "DateTime x; x = TIME; Use(x);", "Use(nameof(DateTime.Now), TIME);",
        "List<DateTime> x = [TIME, .. new[] { TIME }];", "var (a, b) = (TIME, 1);", "Action f = delegate { Use(TIME); }; f();", "Func<DateTime> f = static () => TIME; Use(f());",
    ];

    private static readonly string[] TextPlaces =
    [
        "var x = TEXT;", "Use(TEXT); // end", "var x = TEXT + /* c */ TEXT;", "await CALL(\"Pay\", TEXT);", "var x = TEXT.Length;", "Use(TEXT.Trim());",
        "string x = text ?? TEXT;", "var x = new[] { 1 }.Select(i => TEXT + i).ToList();", "string Local() => TEXT; Use(Local());",
    ];

    private static readonly string[] WaitPlaces =
    [
        "await Task.Delay(5);", "await Task.Delay(TimeSpan.FromSeconds(1)); // wait", "await Task.Delay(5, CancellationToken.None);",
        "await Task.Delay(\n    TimeSpan.FromSeconds(1), // one\n    CancellationToken.None);", "await Task.Delay(cancellationToken: default, delay: TimeSpan.Zero);",
        "await Task.Delay(TIME - TIME);", "await Task.WhenAny(CALL(\"a\", \"b\"), Task.Delay(5));", "var t = Task.Delay(5); await t;", "Thread.Sleep(5); // sleep",
        "await CALL(\"a\", \"b\").ConfigureAwait(false);", "CALL(\"a\", \"b\").Wait();", "CALL(\"a\", \"b\").GetAwaiter().GetResult();", "_ = CALL(\"a\", \"b\");",
        "Func<Task> f = async () => await Task.Delay(5); await f();", "if (text is null) await Task.Delay(5); else Use(1);",
    ];

    private static readonly (TestFramework Framework, string Imports, string Head, string Context, string Call)[] Frames =
    [
        (TestFramework.Perdure, "using Perdure;", "class Order : TaskOrchestrator<string, string> { public override async Task<string> RunAsync(TaskOrchestrationContext context, string text)", "TaskOrchestrationContext", "context.CallActivityAsync"),
        (TestFramework.DurableTask, "using Microsoft.DurableTask;", "class Order : TaskOrchestrator<string, string> { public override async Task<string> RunAsync(TaskOrchestrationContext ctx, string text)", "TaskOrchestrationContext", "ctx.CallActivityAsync"),
        (TestFramework.FunctionsIsolated, "using Microsoft.Azure.Functions.Worker;\nusing Microsoft.DurableTask;", "static class Order { [Function(\"o\")] public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context, string text)", "TaskOrchestrationContext", "context.CallActivityAsync"),
        (TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs;\nusing Microsoft.Azure.WebJobs.Extensions.DurableTask;", "static class Order { [FunctionName(\"o\")] public static async Task<string> Run([OrchestrationTrigger] IDurableOrchestrationContext context, string text)", "IDurableOrchestrationContext", "context.CallActivityAsync"),
        (TestFramework.DurableTaskCore, "using DurableTask.Core;", "class Order : TaskOrchestration<string, string> { public override async Task<string> RunTask(OrchestrationContext context, string text)", "OrchestrationContext", "context.ScheduleTask<string>"),
        (TestFramework.Dapr, "using Dapr.Workflow;", "class Order : Workflow<string, string> { public override async Task<string> RunAsync(WorkflowContext context, string text)", "WorkflowContext", "context.CallActivityAsync"),
        (TestFramework.Temporal, "using Temporalio.Workflows;", "[Workflow] class Order { [WorkflowRun] public async Task<string> RunAsync(string text)", "int", "Activity"),
    ];

    private readonly Random _random = new(seed);

    /// <summary>Makes the next program.</summary>
    public (TestFramework Framework, string Source, string Helper) Next()
    {
        var frame = Pick(Frames);
        var statements = string.Join("\n", Enumerable.Range(0, 3).Select(_ => "{\n" + Statement() + "\n}"));
        var helper = $"static class Helper {{ /* stamp */ public static DateTime Stamp(int a, string b = \"\") {{ return {Fill("TIME")}; }} public static string Name() => Inner(1); static string Inner(int c) {{ // inner\n return {Fill("TEXT")}; }} }}";
        var source = $$"""
            {{frame.Imports}}
            using DT = System.DateTime;

            {{frame.Head}}
            {
                {{statements}}
                Use(Helper.Stamp(1), Helper.Name());
                await {{frame.Call}}("last", "x");
                return text;
            }

            static void Use(object? o, object? value = null) { }
            static Task Activity(string name, string input) => Task.CompletedTask;
            }
            """.Replace("CALL", frame.Call, StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
        return (frame.Framework, source, helper);
    }

    private string Statement()
    {
        return Fill(Pick(_random.Next(3) switch
        {
            0 => TimePlaces,
            1 => TextPlaces,
            _ => WaitPlaces,
        }));
    }

    private string Fill(string text)
    {
        while (text.IndexOf("TIME", StringComparison.Ordinal) is var index and >= 0)
        {
            text = text[..index] + Pick(Times) + text[(index + 4)..];
        }

        while (text.IndexOf("TEXT", StringComparison.Ordinal) is var index and >= 0)
        {
            text = text[..index] + Pick(Texts) + text[(index + 4)..];
        }

        return text;
    }

    private T Pick<T>(T[] choices)
    {
        return choices[_random.Next(choices.Length)];
    }
}
