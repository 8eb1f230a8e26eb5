using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Edges;

/// <summary>Code that is handed on before it runs.</summary>
public class DelegateEdgeTests
{
    /// <summary>Each row: name, statements, further types. Marked is what runs; the same API beside it does not.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "returned by a method",
            "_ = A.Make()();",
            "static class A { public static Func<DateTime> Make() => () => [|DateTime.UtcNow|]; public static Func<DateTime> Other() => () => DateTime.UtcNow; }"
        },
        {
            "held by a dictionary",
            "_ = A.Map[\"x\"]();",
            "static class A { public static readonly Dictionary<string, Func<DateTime>> Map = new() { [\"x\"] = () => [|DateTime.UtcNow|] }; }"
        },
        {
            "held by a property",
            "_ = new A().Now();",
            "class A { public Func<DateTime> Now { get; set; } = () => [|DateTime.UtcNow|]; }"
        },
        {
            "held by a field that the constructor sets",
            "_ = new A().Go();",
            "class A { private readonly Func<DateTime> _now; public A() { _now = Read; } private static DateTime Read() => [|DateTime.UtcNow|]; private static DateTime Other() => DateTime.UtcNow; public DateTime Go() => _now(); }"
        },
        {
            "given to a constructor",
            "_ = new A(() => [|DateTime.UtcNow|]).Go();",
            "class A(Func<DateTime> now) { public DateTime Go() => now(); }"
        },
        {
            "given through two methods",
            "_ = A.One(B.Read);",
            "static class A { public static DateTime One(Func<DateTime> now) => Two(now); private static DateTime Two(Func<DateTime> now) => now(); } static class B { public static DateTime Read() => [|DateTime.UtcNow|]; public static DateTime Other() => DateTime.UtcNow; }"
        },
        {
            "group of an instance method",
            "var b = new B(); _ = new[] { 1 }.Select(b.Read).ToArray();",
            "class B { public int Read(int i) => i + [|DateTime.UtcNow|].Day; }"
        },
        {
            "group of an extension method",
            "Func<DateTime> now = input.Read; _ = now();",
            "static class B { public static DateTime Read(this string text) => [|DateTime.UtcNow|]; }"
        },
        {
            "group of a generic method",
            "Func<int, int> read = B.Read; _ = read(1);",
            "static class B { public static T Read<T>(T value) { _ = [|DateTime.UtcNow|]; return value; } }"
        },
        {
            "group of a constructor-like factory",
            "_ = new[] { 1 }.Select(i => new B(i)).ToArray();",
            "class B(int i) { public int I => i; public DateTime At { get; } = [|DateTime.UtcNow|]; }"
        },
        {
            "own delegate type",
            "Reader read = B.Read; _ = read.Invoke();",
            "delegate DateTime Reader(); static class B { public static DateTime Read() => [|DateTime.UtcNow|]; }"
        },
        {
            "two in one",
            "Action both = B.One; both += B.Two; both();",
            "static class B { public static void One() { _ = [|DateTime.UtcNow|]; } public static void Two() { _ = [|DateTime.UtcNow|]; } public static void Three() { _ = DateTime.UtcNow; } }"
        },
        {
            "chosen by a condition",
            "Func<DateTime> now = input.Length > 3 ? B.One : B.Two; _ = now();",
            "static class B { public static DateTime One() => [|DateTime.UtcNow|]; public static DateTime Two() => [|DateTime.UtcNow|]; public static DateTime Three() => DateTime.UtcNow; }"
        },
        {
            "function pointer",
            "unsafe { delegate*<DateTime> now = &B.One; _ = now(); }",
            "static class B { public static DateTime One() => [|DateTime.UtcNow|]; public static DateTime Two() => DateTime.UtcNow; }"
        },
        {
            "comparer of a sort",
            "var list = new List<int> { 2, 1 }; list.Sort((a, b) => a.CompareTo(b + [|DateTime.UtcNow|].Day));",
            ""
        },
        {
            "callback of a framework's collection",
            "_ = new[] { 1, 2 }.OrderBy(B.Key).First();",
            "static class B { public static int Key(int i) => [|DateTime.UtcNow|].Day + i; }"
        },
        {
            "asynchronous lambda in a fan-out",
            "await Task.WhenAll(new[] { 1, 2 }.Select(async i => { await DURABLE_CALL; _ = [|DateTime.UtcNow|]; return i; }));",
            ""
        },
        {
            "lazy local",
            "var lazy = new Lazy<DateTime>(() => [|DateTime.UtcNow|]); _ = lazy.Value;",
            ""
        },
        {
            "lazy field of a helper that makes it by a method",
            "_ = A.At;",
            "static class A { private static readonly Lazy<DateTime> Lazy = new(Make); public static DateTime At => Lazy.Value; private static DateTime Make() => [|DateTime.UtcNow|]; }"
        },
        {
            "expression that stays data",
            "System.Linq.Expressions.Expression<Func<DateTime>> tree = () => DateTime.UtcNow; _ = tree.ToString();",
            ""
        },
        {
            "held and never read",
            "Func<DateTime> now = () => DateTime.UtcNow; _ = input;",
            ""
        },
        {
            "method that only other code calls through a delegate",
            "_ = input;",
            "static class A { public static readonly Func<DateTime> Now = Read; private static DateTime Read() => DateTime.UtcNow; }"
        },
        {
            "iterator behind a chain",
            "foreach (var item in A.All().Where(i => i > 1).Take(3)) { _ = item; }",
            "static class A { public static IEnumerable<int> All() { yield return 1; yield return [|DateTime.UtcNow|].Day; } }"
        },
        {
            "local function as an argument",
            "_ = new[] { 1 }.Select(Read).ToArray(); int Read(int i) => i + [|DateTime.UtcNow|].Day; int Other(int i) => i + DateTime.UtcNow.Day;",
            ""
        },
        {
            "static local function",
            "_ = Read(); static DateTime Read() => [|DateTime.UtcNow|];",
            ""
        },
        {
            "asynchronous local function",
            "await ReadAsync(); async Task ReadAsync() { await DURABLE_CALL; _ = [|DateTime.UtcNow|]; }",
            ""
        },
        {
            "compiled expression",
            "System.Linq.Expressions.Expression<Func<DateTime>> tree = () => [|DateTime.UtcNow|]; _ = tree.Compile()();",
            ""
        },
        {
            "expression that is only read",
            "System.Linq.Expressions.Expression<Func<DateTime>> tree = () => DateTime.UtcNow; _ = tree.Body; System.Linq.Expressions.Expression<Func<int>> other = () => 1; _ = other.Compile()();",
            ""
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task What_runs_is_reported_and_what_does_not_is_not(string name, string body, string types)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types);
    }
}
