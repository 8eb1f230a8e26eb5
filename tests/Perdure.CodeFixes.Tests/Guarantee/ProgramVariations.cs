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

    private static readonly string[] GuardPlaces =
    [
        "if (!FLAG) // first\n{\n    await CALL(\"a\", \"b\"); // durable\n    Use(1);\n} // after", "if (FLAG)\n{\n    Use(1);\n}\nelse\n{\n    // else\n    await CALL(\"a\", \"b\");\n}",
        "var replaying = FLAG; // the flag\nif (!replaying) await CALL(\"a\", \"b\");", "var flag = FLAG;\n\nif (!flag && text.Length > 1)\n{\n    await CALL(\"a\", \"b\");\n}\n\nif (!flag)\n{\n    Use(2);\n    await CALL(\"c\", \"d\");\n}",
        "if (FLAG)\n{\n    return text;\n}\n\nawait CALL(\"a\", \"b\");", "if (!FLAG)\n{\n    Console.WriteLine(text);\n    await CALL(\"a\", \"b\");\n    Console.WriteLine(text.Length); // when\n}",
        "if (text is null)\n    Use(1);\nelse if (!FLAG)\n    await CALL(\"a\", \"b\");", "var task = FLAG ? null : CALL(\"a\", \"b\");\nif (task is not null) await task;", "var first = !FLAG;\nwhile (first)\n{\n    await CALL(\"a\", \"b\");\n    break;\n}",
        "switch (text.Length)\n{\n    case 1:\n        if (!FLAG) { await CALL(\"a\", \"b\"); }\n        break;\n}",
    ];

    private static readonly string[] ElapsedPlaces =
    [
        "var watch = System.Diagnostics.Stopwatch.StartNew();\nawait CALL(\"a\", \"b\");\nUse(watch.Elapsed); // took", "var watch = System.Diagnostics.Stopwatch.StartNew();\nUse(1);\nwatch.Stop();\nUse($\"{watch.ElapsedMilliseconds} ms\");",
        "var start = System.Diagnostics.Stopwatch.GetTimestamp(); // start\nawait CALL(\"a\", \"b\");\nUse(System.Diagnostics.Stopwatch.GetElapsedTime(start));", "var start = TimeProvider.System.GetTimestamp();\nUse(TimeProvider.System.GetElapsedTime(start).TotalSeconds);",
        "var watch = new System.Diagnostics.Stopwatch();\nwatch.Start();\nUse(watch.Elapsed, TIME);", "var from = TIME;\nUse(TIME - from);",
    ];

    private static readonly string[] TimerPlaces =
    [
        "var work = CALL(\"a\", \"b\");\nvar timer = WAKE; // wait\nif (await Task.WhenAny(work, timer) == work)\n{\n    Use(1);\n}", "var work = CALL(\"a\", \"b\");\nvar first = await Task.WhenAny(WAKE, work);\nUse(first == work);",
        "using var cts = new CancellationTokenSource();\nvar work = CALL(\"a\", \"b\");\nvar timer = WAKE;\nvar won = await Task.WhenAny(work, timer);\nUse(won);",
    ];

    private static readonly string[] RegionPlaces =
    [
        "using var reader = File.OpenText(text); // open\nvar line = reader.ReadLine();\nUse(line);", "var client = new System.Net.Http.HttpClient();\nvar response = await client.GetAsync(text);\n\n// read\nvar body = await response.Content.ReadAsStringAsync();\nUse(body);",
        "var names = new List<string>();\nforeach (var name in Directory.GetFiles(text))\n{\n    names.Add(name);\n}\n\nUse(names.Count);", "var count = 1;\nvar size = new FileInfo(text).Length + count; // size\nUse(size);", "await File.WriteAllTextAsync(text, $\"{text.Length}\"); // write",
        "if (File.Exists(text)) { Use(1); }", "try\n{\n    File.Delete(text);\n}\ncatch (IOException)\n{\n    Use(2);\n}",
    ];

    private static readonly string[] LoggerPlaces =
    [
        "Log.LogInformation(\"a {Text}\", text); // log", "if (Log.IsEnabled(LogLevel.Debug)) { Log.LogDebug(\"a\"); }", "var log = Log;\nlog.LogWarning(\"b\");", "Log.LogInformation(\"at {Time}\", TIME);",
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
        var statements = string.Join("\n", Enumerable.Range(0, 3).Select(_ => $"        {{\n            {Statement().Replace("\n", "\n            ", StringComparison.Ordinal)}\n        }}")).Replace("            \n", "\n", StringComparison.Ordinal);
        var helper = $"static class Helper {{ /* stamp */ public static DateTime Stamp(int a, string b = \"\") {{ return {Fill("TIME")}; }} public static DateTime Now => {Fill("TIME")}; public static string Name() => Inner(1); static string Inner(int c) {{ // inner\n return {Fill("TEXT")}; }} }}";
        var context = frame.Call.Contains('.', StringComparison.Ordinal) ? frame.Call[..frame.Call.IndexOf('.', StringComparison.Ordinal)] : "Workflow.Unsafe";
        var source = $$"""
            using Microsoft.Extensions.Logging;
            {{frame.Imports}}
            using DT = System.DateTime;

            {{frame.Head.Replace(" { ", "\n{\n    static readonly ILogger Log = null!;\n\n    ", StringComparison.Ordinal)}}
                {
            {{statements}}
                    Use(Helper.Stamp(1), Helper.Name() + Helper.Now);
                    await {{frame.Call}}("last", "x");
                    return text;
                }

                static void Use(object? o, object? value = null) { }
                static Task Activity(string name, string input) => Task.CompletedTask;
            }

            """.Replace("CALL", frame.Call, StringComparison.Ordinal)
            .Replace("FLAG", context + ".IsReplaying", StringComparison.Ordinal)
            .Replace("WAKE", Timer(frame.Framework, context), StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal);
        return (frame.Framework, source, helper);
    }

    private static string Timer(TestFramework framework, string context)
    {
        return framework switch
        {
            TestFramework.FunctionsInProcess => $"{context}.CreateTimer({context}.CurrentUtcDateTime.AddMinutes(1), CancellationToken.None)",
            TestFramework.DurableTaskCore => $"{context}.CreateTimer({context}.CurrentUtcDateTime.AddMinutes(1), true, CancellationToken.None)",
            TestFramework.Temporal => "Workflow.DelayAsync(5000)",
            _ => $"{context}.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None)",
        };
    }

    private string Statement()
    {
        return Fill(Pick(_random.Next(11) switch
        {
            0 or 1 => TimePlaces,
            2 or 3 => TextPlaces,
            4 or 5 => WaitPlaces,
            6 or 7 => GuardPlaces,
            8 => _random.Next(2) == 0 ? ElapsedPlaces : LoggerPlaces,
            9 => TimerPlaces,
            _ => RegionPlaces,
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
