using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>PDR0107: the order of an unordered collection, and where it ends.</summary>
public class CollectionOrderTests
{
    private const string Collections = "var cd = new ConcurrentDictionary<string, int>(); cd[\"a\"] = 1; var ht = new Hashtable(); var bag = new ConcurrentBag<int>(); var im = ImmutableDictionary<string, int>.Empty.Add(\"a\", 1); var ims = ImmutableHashSet.Create(\"a\"); ";

    public static TheoryData<string, string, string> Cases => new()
    {
        { "loops", "foreach (var p in {|PDR0107:cd|}) { await context.CallActivityAsync(p.Key); } foreach (var k in {|PDR0107:cd|}.Keys) { await context.CallActivityAsync(k); } foreach (DictionaryEntry e in {|PDR0107:ht|}) { await context.CallActivityAsync(\"A\"); } foreach (var b in {|PDR0107:bag|}) { await context.CallActivityAsync(\"A\", b); } foreach (var p in {|PDR0107:im|}) { context.SendEvent(\"i\", p.Key, 1); } foreach (var s in {|PDR0107:ims|}) { await context.CallSubOrchestratorAsync(s); }", "" },
        { "projections", "await Task.WhenAll({|PDR0107:cd|}.Select(p => context.CallActivityAsync(p.Key))); var ts = {|PDR0107:cd|}.Keys.Where(k => k != \"\").Select(k => context.CallActivityAsync(k)).ToList(); await Task.WhenAll(ts);", "" },
        { "helper in the loop", "foreach (var p in {|PDR0107:cd|}) { await H.Go(context, p.Key); }", "static class H { public static Task Go(TaskOrchestrationContext c, string s) => c.CallActivityAsync(s); }" },
        { "through locals and lists", "var keys = {|PDR0107:cd|}.Keys.ToList(); foreach (var k in keys) { await context.CallActivityAsync(k); } var l = new List<string>({|PDR0107:ims|}); await context.CallActivityAsync(\"A\", l); var n = new List<string>(); foreach (var p in {|PDR0107:cd|}) { n.Add(p.Key); } await context.CallActivityAsync(\"A\", n);", "" },
        { "spread", "string[] all = [.. {|PDR0107:cd|}.Keys]; await context.CallActivityAsync(\"A\", all);", "" },
        { "inputs", "await context.CallActivityAsync(\"A\", {|PDR0107:cd|}.Keys); await context.CallActivityAsync(\"A\", string.Join(\",\", {|PDR0107:ims|})); await context.CallActivityAsync({|PDR0107:cd|}.First().Key); await context.CallActivityAsync(\"A\", {|PDR0107:cd|}.Keys.Aggregate((a, b) => a + b)); var s = \"\"; foreach (var k in {|PDR0107:ims|}) { s += k; } await context.CallActivityAsync(\"A\", new { s });", "" },
        { "branch", "if ({|PDR0107:cd|}.Keys.First() == input) { await context.CallActivityAsync(\"A\"); }", "" },
        { "result", "return string.Join(\",\", {|PDR0107:cd|}.Keys);", "" },
        { "for each", "var tasks = new List<Task>(); {|PDR0107:cd|}.Keys.ToList().ForEach(k => tasks.Add(context.CallActivityAsync(k))); await Task.WhenAll(tasks);", "" },
        { "keys of other kinds", "var t = new ConcurrentDictionary<(int, int), int>(); foreach (var p in {|PDR0107:t|}) { await context.CallActivityAsync(\"A\"); } var r = new ConcurrentDictionary<R, int>(); foreach (var p in {|PDR0107:r|}) { await context.CallActivityAsync(\"A\"); } var o = new ConcurrentDictionary<O, int>(); foreach (var p in {|PDR0107:o|}) { await context.CallActivityAsync(\"A\"); }", "record R(int X); class O { }" },
        { "field and parameter", "foreach (var p in {|PDR0107:H.Map|}) { await context.CallActivityAsync(\"A\"); } await H.Go(context, cd);", "static class H { public static readonly ConcurrentDictionary<string, int> Map = new(); public static async Task Go(TaskOrchestrationContext c, ConcurrentDictionary<string, int> d) { foreach (var p in {|PDR0107:d|}) { await c.CallActivityAsync(p.Key); } } }" },

        { "sorted", "foreach (var k in cd.Keys.OrderBy(k => k)) { await context.CallActivityAsync(k); } await Task.WhenAll(cd.OrderBy(p => p.Key).Select(p => context.CallActivityAsync(p.Key))); foreach (var k in new SortedSet<string>(cd.Keys)) { await context.CallActivityAsync(k); } var l = cd.Keys.ToList(); l.Sort(); foreach (var k in l) { await context.CallActivityAsync(k); } foreach (var k in new SortedDictionary<string, int>(cd)) { await context.CallActivityAsync(k.Key); }", "" },
        { "no order asked for", "await context.CallActivityAsync(\"A\", cd.Values.Sum()); if (cd.ContainsKey(input) || cd.Keys.Contains(input) || cd.Count > 1 || cd.Any() || cd.Values.Max() > 1) { await context.CallActivityAsync(\"A\"); } var n = 0; foreach (var p in cd) { n += p.Value; } await context.CallActivityAsync(\"A\", n); await context.CallActivityAsync(\"A\", cd[\"a\"]);", "" },
        { "the dictionary itself", "await context.CallActivityAsync(\"A\", cd); await context.CallActivityAsync(\"A\", System.Text.Json.JsonSerializer.Serialize(cd)); await context.CallActivityAsync(\"A\", cd.ToDictionary(p => p.Key, p => p.Value));", "" },
        { "insertion order", "var d = new Dictionary<string, int> { [\"a\"] = 1 }; foreach (var p in d) { await context.CallActivityAsync(p.Key); } var h = new HashSet<string> { \"a\" }; foreach (var k in h) { await context.CallActivityAsync(k); } await Task.WhenAll(d.Keys.Select(k => context.CallActivityAsync(k))); var q = new ConcurrentQueue<string>(); foreach (var k in q) { await context.CallActivityAsync(k); }", "" },
        { "hashes that are fixed", "var a = new ConcurrentDictionary<int, int>(); foreach (var p in a) { await context.CallActivityAsync(\"A\"); } var g = new ConcurrentDictionary<Guid, int>(); foreach (var p in g) { await context.CallActivityAsync(\"A\"); } var e = ImmutableHashSet.Create(DayOfWeek.Monday); foreach (var p in e) { await context.CallActivityAsync(\"A\"); } var own = new ConcurrentDictionary<string, int>(new Ordinal()); foreach (var p in own) { await context.CallActivityAsync(\"A\"); }", "class Ordinal : IEqualityComparer<string> { public bool Equals(string? a, string? b) => a == b; public int GetHashCode(string s) => s.Length; }" },
        { "loop without a durable call", "var seen = new HashSet<string>(); foreach (var p in cd) { seen.Add(p.Key); } if (seen.Contains(input)) { await context.CallActivityAsync(\"A\"); } foreach (var p in cd) { cd.TryRemove(p.Key, out _); }", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_rule_follows_the_order_to_what_it_decides(string name, string body, string types)
    {
        Assert.NotEmpty(name);
        return AnalysisTest.RunAsync(
            TestFramework.DurableTask,
            "using System.Collections; using System.Collections.Concurrent; using System.Collections.Immutable;\n" + AnalysisTest.Orchestrator(Collections + body, types));
    }

    public static TheoryData<TestFramework, string> Programs => new()
    {
        { TestFramework.Temporal, "using System.Collections.Concurrent; using Temporalio.Workflows; [Workflow] class O { readonly ConcurrentDictionary<string, int> _d = new(); [WorkflowRun] public async Task RunAsync() { foreach (var p in {|PDR0107:_d|}) { await Workflow.DelayAsync(p.Value); } foreach (var p in {|PDR0107:_d|}) { await Go(p.Key); } } Task Go(string s) => Workflow.DelayAsync(1); }" },
        { TestFramework.DurableTaskCore, "using System.Collections.Concurrent; using DurableTask.Core; class O : TaskOrchestration<string, int> { public override async Task<string> RunTask(OrchestrationContext context, int input) { var d = new ConcurrentDictionary<string, int>(); foreach (var p in {|PDR0107:d|}) { await context.ScheduleTask<int>(p.Key, \"1\"); } return {|PDR0107:d|}.Keys.First(); } }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public Task The_rule_holds_in_the_framework(TestFramework framework, string source) => AnalysisTest.RunAsync(framework, source);
}
