namespace Perdure.Analyzers.Tests.CallGraph;

/// <summary>Edges that are easily taken for others: the accessor, operator or implementation beside the one that runs does not count.</summary>
public class UnusualEdgeTests
{
    /// <summary>Each row: name, statements, further types.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "catch filter", "try { await Task.CompletedTask; } catch (Exception e) when (A.Go(e)) { }", "static class A { public static bool Go(Exception e) { _ = [|DateTime.UtcNow|]; return true; } }" },
        { "checked operator", "var a = new A(); checked { _ = a + a; }", "class A { public static A operator checked +(A x, A y) { _ = [|DateTime.UtcNow|]; return x; } public static A operator +(A x, A y) { _ = DateTime.UtcNow; return x; } }" },
        { "static abstract operator", "_ = H.Add(new A(), new A());", "interface I<T> where T : I<T> { static abstract T operator +(T a, T b); } struct A : I<A> { public static A operator +(A a, A b) { _ = [|DateTime.UtcNow|]; return a; } } static class H { public static T Add<T>(T a, T b) where T : I<T> => a + b; }" },
        { "with on a struct calls init", "var p = new P { X = 1 }; _ = p with { X = 2 };", "struct P { int _x; public int X { get => _x; init { _x = [|DateTime.UtcNow|].Day; } } }" },
        { "event with custom remove", "A.E -= () => { };", "static class A { public static event Action E { add { _ = DateTime.UtcNow; } remove { _ = [|DateTime.UtcNow|]; } } }" },
        { "activator", "_ = Activator.CreateInstance<A>();", "class A { public A() { _ = [|DateTime.UtcNow|]; } }" },
        { "new of the type argument of a generic class", "_ = F<A>.Make(); _ = F<B>.Name;", "static class F<T> where T : new() { public static T Make() => new(); public const string Name = \"F\"; } class A { public A() { _ = [|DateTime.UtcNow|]; } } class B { public B() { _ = DateTime.UtcNow; } }" },
        { "new of the type argument in a static field", "_ = F<A>.Shared;", "static class F<T> where T : new() { public static readonly T Shared = new(); } class A { public A() { _ = [|DateTime.UtcNow|]; } }" },
        { "static abstract member through a generic class", "F<A>.Go();", "interface I { static abstract void Run(); } static class F<T> where T : I { public static void Go() => T.Run(); } class A : I { public static void Run() { _ = [|DateTime.UtcNow|]; } } class B : I { public static void Run() { _ = DateTime.UtcNow; } }" },
        { "implicit index setter", "var a = new A(); a[^1] = 3;", "class A { public int Length => 1; public int this[int i] { get { _ = DateTime.UtcNow; return 1; } set { _ = [|DateTime.UtcNow|]; } } }" },
        { "conversion by a base class operator", "int i = new D(); _ = i;", "class B { public static implicit operator int(B b) => [|DateTime.UtcNow|].Day; } class D : B { }" },
        { "async disposable in a helper by configure await", "await using (new A().ConfigureAwait(true)) { }", "class A : IAsyncDisposable { public ValueTask DisposeAsync() { _ = [|DateTime.UtcNow|]; return default; } }" },
        { "implicit index compound", "var a = new A(); a[^1] += 3;", "class A { public int Length => 1; public int this[int i] { get { _ = [|DateTime.UtcNow|]; return 1; } set { _ = [|DateTime.UtcNow|]; } } }" },
        { "implicit index read", "var a = new A(); _ = a[^1];", "class A { public int Length => 1; public int this[int i] { get { _ = [|DateTime.UtcNow|]; return 1; } set { _ = DateTime.UtcNow; } } }" },
        { "await foreach configured", "await foreach (var i in new A().ConfigureAwait(true)) { }", "class A : IAsyncEnumerable<int> { public async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default) { _ = [|DateTime.UtcNow|]; await Task.CompletedTask; yield return 1; } }" },
        { "await foreach with cancellation", "await foreach (var i in new A().WithCancellation(default).ConfigureAwait(true)) { }", "class A : IAsyncEnumerable<int> { public async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default) { _ = [|DateTime.UtcNow|]; await Task.CompletedTask; yield return 1; } }" },
        { "static abstract operator of a type that nobody hands over", "_ = H.Add(new A(), new A());", "interface I<T> where T : I<T> { static abstract T operator +(T a, T b); } struct A : I<A> { public static A operator +(A a, A b) => a; } struct B : I<B> { public static B operator +(B a, B b) { _ = DateTime.UtcNow; return a; } } static class H { public static T Add<T>(T a, T b) where T : I<T> => a + b; }" },
        { "iterator that nobody enumerates", "var items = H.Items(); _ = H.Items(); H.Items();", "static class H { public static IEnumerable<int> Items() { yield return DateTime.UtcNow.Day; } }" },
        { "asynchronous iterator that nobody enumerates", "var items = H.Items();", "static class H { public static async IAsyncEnumerable<int> Items() { await Task.CompletedTask; yield return DateTime.UtcNow.Day; } }" },
        { "iterator that is enumerated later", "var items = H.Items(); _ = H.Items(); _ = items.Count();", "static class H { public static IEnumerable<int> Items() { yield return [|DateTime.UtcNow|].Day; } }" },
        { "sequence that no iterator makes", "var items = H.Items(); _ = H.Items();", "static class H { public static IEnumerable<int> Items() { _ = [|DateTime.UtcNow|]; return new int[1]; } }" },
        { "iterator's check of its arguments", "_ = H.Items();", "static class H { public static IEnumerable<int> Items() { _ = [|DateTime.UtcNow|]; return Go(); IEnumerable<int> Go() { yield return [|DateTime.UtcNow|].Day; } } }" },
        { "call that the compiler leaves out", "H.Trace(DateTime.UtcNow); H.Log();", "static class H { [System.Diagnostics.Conditional(\"NEVER_DEFINED\")] public static void Trace(DateTime d) { _ = DateTime.UtcNow; } public static void Log() { _ = [|DateTime.UtcNow|]; } }" },
        { "loop that never runs", "while (false) { H.Go(); }", "static class H { public static bool Go() => DateTime.UtcNow.Day == 1; }" },
        { "condition that is settled", "const bool Off = false; _ = Off && H.Go(); _ = !Off || H.Go(); _ = Off ? H.Go() : true;", "static class H { public static bool Go() => DateTime.UtcNow.Day == 1; }" },
        { "condition that is not settled", "var off = false; _ = off && H.Go();", "static class H { public static bool Go() => [|DateTime.UtcNow|].Day == 1; }" },
        { "statement behind a return", "if (input.Length == 1) { return input; H.Go(); }", "static class H { public static bool Go() => DateTime.UtcNow.Day == 1; }" },
        { "function declared behind a return", "if (input.Length == 1) { return Go().ToString(); bool Go() => [|DateTime.UtcNow|].Day == 1; }", "" },
        { "statement behind a label", "goto end; end: H.Go();", "static class H { public static bool Go() => [|DateTime.UtcNow|].Day == 1; }" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Only_what_runs_is_reported(string name, string body, string types)
    {
        Assert.NotEmpty(name);
        return AnalysisTest.RunOrchestratorAsync(body, types);
    }
}
