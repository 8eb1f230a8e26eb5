using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>PDR0108, PDR0401 and PDR0106: what only other bodies and other files tell.</summary>
public class WholeProgramTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        // PDR0108, written elsewhere
        { "written by code that nobody reaches", "_ = {|PDR0108:Settings.Max|}; _ = {|PDR0108:Settings.Name|}; _ = {|PDR0108:Settings.Limit|};", "static class Settings { public static int Max = 3; public static string Name { get; set; } = \"\"; internal static int Limit; } static class Startup { public static void Go() { Settings.Max = 4; Settings.Name = \"b\"; Read(out Settings.Limit); } static void Read(out int i) => i = 1; }" },
        { "written through using static, alias, increment, deconstruction", "_ = {|PDR0108:S.A|}; _ = {|PDR0108:S.B|}; _ = {|PDR0108:S.C|}; _ = {|PDR0108:S.D|};", "static class S { public static int A, B, C, D; } class T { void Go() { S.A++; (S.B, _) = (1, 2); global::S.C += 1; Interlocked.Increment(ref S.D); } }" },
        { "content changed elsewhere", "_ = {|PDR0108:H.List|}.Count; _ = {|PDR0108:H.Map|}[\"a\"]; _ = {|PDR0108:H.Array|}[0]; foreach (var x in {|PDR0108:H.Set|}) { }", "static class H { public static readonly List<int> List = new(); public static readonly Dictionary<string, int> Map = new(); public static readonly int[] Array = new int[1]; public static HashSet<int> Set { get; } = new(); } class T { void Go() { H.List.Add(1); H.Map[\"a\"] = 1; H.Array[0] = 1; H.Set?.Remove(1); } }" },
        { "nested, generic and partial", "_ = {|PDR0108:Outer.Inner.A|}; _ = {|PDR0108:G<int>.B|}; _ = {|PDR0108:P.C|};", "static class Outer { public static class Inner { public static int A; } public static void Go() => Inner.A = 1; } static class G<T> { public static int B; public static void Go() => B = 1; } static partial class P { public static int C; } static partial class P { public static void Go() => C = 1; }" },
        { "never written", "_ = H.Max + H.Fixed + H.Count + H.Other.Count + H.Map.Count + H.Lazy.Value + H.Get; _ = H.Frozen[0]; _ = H.Cities[0];", "static class H { public static int Max = 3; public static readonly int Fixed; public static int Count { get; } = 2; public static int Get => 1; public static readonly List<int> Other = new() { 1 }; public static readonly System.Collections.Immutable.ImmutableList<int> Frozen = [1]; public static readonly Lazy<int> Lazy = new(() => 1); public static readonly string[] Cities = [\"a\"]; public static readonly Dictionary<string, int> Map; static H() { Fixed = 1; Map = new(); Map[\"a\"] = 1; Max = 4; } }" },
        { "others of the same name", "_ = A.Max; _ = A.Items.Count;", "static class A { public static int Max = 1; public static readonly List<int> Items = new(); } static class B { public static int Max; public static List<int> Items = new(); public static void Go() { Max = 2; Items.Add(1); } } class C { int Max; void Go() { Max = 3; var Items = new List<int>(); Items.Add(1); } }" },
        { "function whose results are remembered", "_ = M.Of(input); _ = M.Option<int>(\"a\"); _ = new M().Names(input)[0]; _ = M.Tag(3);", "class M { static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Func<int, int>> Parsed = new(); static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Attribute?> Options = new(); internal static readonly System.Collections.Concurrent.ConcurrentDictionary<int, string[]> All = new(); static readonly System.Collections.Concurrent.ConcurrentDictionary<int, string> Tags = new(); public static int Of(string e) => Parsed.GetOrAdd(e, static x => n => n + x.Length)(1); public static Attribute? Option<T>(string name) => Options.GetOrAdd(name, key => typeof(T).GetMethod(key)?.GetCustomAttributes(true).OfType<Attribute>().FirstOrDefault()); public string[] Names(string s) => M.All!.GetOrAdd(s.Length, Make); static string[] Make(int n) => [\"a\"]; public static string Tag(int id) => Tags.GetOrAdd(id, _ => $\"t{id}\"); }" },
        { "function whose results differ", "_ = M.Stamp(1);", "static class M { static readonly System.Collections.Concurrent.ConcurrentDictionary<int, DateTime> All = new(); public static DateTime Stamp(int id) => All.GetOrAdd(id, _ => {|PDR0101:DateTime.UtcNow|}); }" },
        { "remembered, and not a function of the key", "_ = new M().Run(input, 1);", "class M { int _seed; static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> A = new(); static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> B = new(); static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> C = new(); static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> D = new(); public int Run(string key, int rate) { _seed = rate; return {|PDR0108:A|}.GetOrAdd(key, _ => rate) + {|PDR0108:B|}.GetOrAdd(key, rate) + {|PDR0108:C|}.GetOrAdd(key, _ => _seed) + {|PDR0108:D|}.GetOrAdd(key, static _ => 1); } public static void Drop() => D.Clear(); }" },
        { "remembered, and changed afterwards", "_ = M.Next(input);", "static class M { class Counter { public int Count; } static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Counter> A = new(); static readonly System.Collections.Concurrent.ConcurrentDictionary<string, List<int>> B = new(); public static int Next(string key) { {|PDR0108:B|}.GetOrAdd(key, static _ => new()).Add(1); return {|PDR0108:A|}.GetOrAdd(key, static _ => new()).Count++; } }" },
        { "only logged", "System.Diagnostics.Debug.WriteLine({|#0:H.Count|});", "static class H { public static int Count; public static void Go() => Count++; }" },

        // PDR0106
        { "identity", "var o = new object(); await context.CallActivityAsync(\"A\", {|PDR0106:o.GetHashCode()|}); await context.CallActivityAsync(\"A\", {|PDR0106:new C().GetHashCode()|} + {|PDR0106:new R(1).GetHashCode()|} + {|PDR0106:new V(\"a\").GetHashCode()|}); await context.CallActivityAsync(\"A\", {|PDR0106:new { input }.GetHashCode()|});", "class C { } record R(int X); record struct V(string S);" },
        { "fixed hashes", "await context.CallActivityAsync(\"A\", 1.GetHashCode() + new W(1).GetHashCode() + new D().GetHashCode() + Guid.Empty.GetHashCode() + DayOfWeek.Monday.GetHashCode()); object boxed = 1; _ = boxed.GetHashCode();", "record struct W(int X); class D { public override int GetHashCode() => 1; }" },
        { "hash that is only logged", "System.Diagnostics.Debug.WriteLine({|#0:new object().GetHashCode()|});", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_rule_fires_on_the_mistake_and_not_on_what_looks_like_it(string name, string body, string types)
    {
        Assert.NotEmpty(name);
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator(body), types + " ");
        if (body.Contains("{|#0:", StringComparison.Ordinal))
        {
            test.Expected.Add(new ExpectedDiagnostic("PDR0109", 0));
        }

        await test.RunAsync();
    }

    [Fact]
    public async Task A_query_may_tell_of_the_process_that_answers_it()
    {
        const string Source = """
            using Temporalio.Workflows;

            [Workflow]
            public class Ship
            {
                private static readonly List<string> Seen = new();
                private static int _count;

                [WorkflowRun]
                public Task<int> RunAsync()
                {
                    {|PDR0108:Seen|}.Add("a");
                    return Task.FromResult({|PDR0108:_count|});
                }

                [WorkflowQuery]
                public string[] All() => Seen.ToArray();

                [WorkflowQuery]
                public int Count => _count;

                [WorkflowQuery]
                public int Next() => ++{|PDR0108:_count|};

                [WorkflowSignal]
                public Task AddAsync(string name) => Task.FromResult({|PDR0108:Seen|}.Count);
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.Temporal, Source);
    }

    [Fact]
    public async Task A_write_that_appears_or_goes_in_another_file_is_seen()
    {
        var orchestrator = AnalysisTest.Orchestrator("_ = H.Max;");
        Assert.Single(await AnalysisTest.DiagnosticsAsync(TestFramework.DurableTask, orchestrator, "static class H { public static int Max; public static void Go() { Max = 1; } }"));
        Assert.Empty(await AnalysisTest.DiagnosticsAsync(TestFramework.DurableTask, orchestrator, "static class H { public static int Max; public static void Go() { _ = Max; } }"));
    }

    public static TheoryData<TestFramework, string> Programs => new()
    {
        // PDR0401, handed on
        { TestFramework.FunctionsInProcess, "using Microsoft.Azure.WebJobs; using Microsoft.Azure.WebJobs.Extensions.DurableTask; using Microsoft.Extensions.Logging; static class F { [FunctionName(\"o\")] public static Task Run([OrchestrationTrigger] IDurableOrchestrationContext c, ILogger log) { Far({|PDR0401:log|}); Each({|PDR0401:log|}); Guarded(c, log); Unused(log); Far(c.CreateReplaySafeLogger(log)); if (!c.IsReplaying) { Far(log); } return Task.CompletedTask; } static void Far(ILogger l) => Near(l); static void Near(ILogger x) => x.LogInformation(\"c\"); static void Each(ILogger l) => new[] { 1 }.ToList().ForEach(i => l.LogInformation(\"c\")); static void Guarded(IDurableOrchestrationContext c, ILogger l) { if (!c.IsReplaying) { l.LogInformation(\"c\"); } } static void Unused(ILogger l) { } }" },
        { TestFramework.DurableTask, "using Microsoft.DurableTask; using Microsoft.Extensions.Logging; class O(ILogger<O> logger) : TaskOrchestrator<int, int> { public override Task<int> RunAsync(TaskOrchestrationContext context, int input) { Help({|PDR0401:logger|}); new P().Go(context.CreateReplaySafeLogger<O>()); return Task.FromResult(1); } void Help(ILogger l) => l.LogInformation(\"c\"); } class P { public void Go(ILogger l) => l.LogInformation(\"c\"); }".Replace("new P().Go(context.CreateReplaySafeLogger<O>()); ", "") },
        { TestFramework.Temporal, "using Temporalio.Workflows; using Microsoft.Extensions.Logging; [Workflow] class O { [WorkflowRun] public Task RunAsync() { Help(Workflow.Logger); return Task.CompletedTask; } void Help(ILogger l) => l.LogInformation(\"c\"); }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public Task A_logger_that_is_handed_on_is_followed(TestFramework framework, string source) => AnalysisTest.RunAsync(framework, source);
}
