using Microsoft.CodeAnalysis;
using Perdure.Facts.Tests.Fixtures;

namespace Perdure.Facts.Tests;

/// <summary>Each way in which a body leads to another, and beside it one that looks like it and does not.</summary>
public sealed class EdgeTests
{
    private const string Clock = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\n";

    public static TheoryData<string, string> ReachingBodies => new()
    {
        { "direct call", "public static DateTime M() => DateTime.UtcNow;" },
        { "private helper", "public static DateTime M() => H(); static DateTime H() => I(); static DateTime I() => DateTime.UtcNow;" },
        { "constructor", "public static object M() => new P(); class P { public P() { X = DateTime.UtcNow; } DateTime X; }" },
        { "field initialiser", "public static object M() => new P(); class P { DateTime X = DateTime.UtcNow; public DateTime Y => X; }" },
        { "base constructor", "public static object M() => new Q(); class P { DateTime X = DateTime.UtcNow; } class Q : P { }" },
        { "property", "public static object M() => P; static DateTime P { get { return DateTime.UtcNow; } }" },
        { "indexer", "public static object M() => new P()[1]; class P { public DateTime this[int i] => DateTime.UtcNow; }" },
        { "event accessor", "public static void M() { E += null; } static event Action E { add { _ = DateTime.UtcNow; } remove { } }" },
        { "operator", "public static object M() => new P() + new P(); class P { public static P operator +(P a, P b) { _ = DateTime.UtcNow; return a; } }" },
        { "conversion", "public static DateTime M() => new P(); class P { public static implicit operator DateTime(P a) => DateTime.UtcNow; }" },
        { "lambda without captures", "public static object M() => new[] { 1 }.Select(i => DateTime.UtcNow).ToList();" },
        { "lambda with captures", "public static object M(int x) => new[] { 1 }.Select(i => DateTime.UtcNow.AddDays(x)).ToList();" },
        { "method group", "public static object M() => new[] { 1 }.Select(H).ToList(); static DateTime H(int i) => DateTime.UtcNow;" },
        { "method group of a sink", "public static object M() { Func<Guid> f = Guid.NewGuid; DateTime d = DateTime.UtcNow; return f() + \"\" + d; }" },
        { "invoked local delegate", "public static object M() { Func<DateTime> f = () => DateTime.UtcNow; return f(); }" },
        { "delegate in a reassigned local", "public static object M(bool b) { Func<DateTime> f = () => default; if (b) { f = () => DateTime.UtcNow; } return f(); }" },
        { "delegate in an instance field", "public static object M() => new P().Get(); class P { Func<DateTime> _f = () => DateTime.UtcNow; public DateTime Get() => _f(); }" },
        { "local function", "public static object M() { return L(); DateTime L() => DateTime.UtcNow; }" },
        { "async", "public static async Task<DateTime> M() { await Task.Yield(); return DateTime.UtcNow; }" },
        { "async lambda", "public static Task<DateTime> M() => Task.Run(async () => { await Task.Yield(); return DateTime.UtcNow; });" },
        { "async through await", "public static async Task M() { await H(); } static async Task<DateTime> H() { await Task.Yield(); return DateTime.UtcNow; }" },
        { "iterator", "public static IEnumerable<DateTime> M() { yield return DateTime.UtcNow; }" },
        { "async iterator", "public static async IAsyncEnumerable<DateTime> M() { await Task.Yield(); yield return DateTime.UtcNow; }" },
        { "generic method", "public static object M() => G<int>(); static DateTime G<T>() => DateTime.UtcNow;" },
        { "generic type", "public static object M() => P<int>.Get(1); static class P<T> { public static DateTime Get(T t) => DateTime.UtcNow; }" },
        { "generic iterator", "public static IEnumerable<T> M<T>(T t) { _ = DateTime.UtcNow; yield return t; }" },
        { "finally", "public static void M() { try { } finally { _ = DateTime.UtcNow; } }" },
        { "exception filter", "public static void M() { try { throw new Exception(); } catch when (DateTime.UtcNow.Year > 1) { } }" },
        { "static field initialiser", "public static object M() => Started; static readonly DateTime Started = DateTime.UtcNow;" },
        { "static field of another type", "public static object M() => P.Started; static class P { public static readonly DateTime Started = DateTime.UtcNow; }" },
        { "static lazy", "public static object M() => L.Value; static readonly Lazy<DateTime> L = new(() => DateTime.UtcNow);" },
        { "static constructor", "public static object M() => P.Get(); static class P { static P() { H(); } static void H() { _ = DateTime.UtcNow; } public static int Get() => 1; }" },
        { "static constructor through a local", "public static object M() => P.X; static class P { static P() { var now = DateTime.UtcNow; X = now.AddDays(1); } public static DateTime X; }" },
        { "struct method through a constraint", "public static object M() => G(new P()); static object G<T>(T t) where T : struct, I => new P().Get(); interface I { DateTime Get(); } struct P : I { public DateTime Get() => DateTime.UtcNow; }" },
        { "exact type of a local", "public static object M() { I p = new P(); return p.Get(); } public interface I { DateTime Get(); } class P : I { public DateTime Get() => DateTime.UtcNow; }" },
        { "exact type of a field", "public static object M() => new Q().Get(); class Q { readonly I _p = new P(); public DateTime Get() => _p.Get(); } public interface I { DateTime Get(); } class P : I { public DateTime Get() => DateTime.UtcNow; }" },
        { "exact type of a factory's result", "public static object M() => Make().Get(); static I Make() => new P(); public interface I { DateTime Get(); } class P : I { public DateTime Get() => DateTime.UtcNow; }" },
        { "sole target of a closed interface", "public static object M(object o) => ((I)o).Get(); interface I { DateTime Get(); } class P : I { public DateTime Get() => DateTime.UtcNow; }" },
        { "explicit implementation", "public static object M(object o) => ((I)o).Get(); interface I { DateTime Get(); } class P : I { DateTime I.Get() => DateTime.UtcNow; }" },
        { "default interface member", "public static object M(object o) => ((I)o).Get(); interface I { DateTime Get() => DateTime.UtcNow; } class P : I { }" },
        { "all targets of a closed class", "public static object M(object o) => ((A)o).Get(); abstract class A { public abstract DateTime Get(); } class P : A { public override DateTime Get() => DateTime.UtcNow; } class Q : A { public override DateTime Get() => DateTime.UtcNow; }" },
        { "override in a generic base", "public static object M(object o) => ((A<int>)o).Get(1); abstract class A<T> { public abstract DateTime Get(T t); } class P : A<int> { public override DateTime Get(int t) => DateTime.UtcNow; }" },
        { "virtual body", "public static object M(P p) => p.Get(); public class P { public virtual DateTime Get() => DateTime.UtcNow; }" },
        { "static abstract member", "public static object M() => G<P>(); static object G<T>() where T : I => T.Get(); interface I { static abstract DateTime Get(); } class P : I { public static DateTime Get() => DateTime.UtcNow; }" },
        { "using of an exact type", "public static void M() { using var p = new P(); } sealed class P : IDisposable { public void Dispose() { _ = DateTime.UtcNow; } }" },
        { "foreach over an own enumerable", "public static void M() { foreach (var x in new P()) { } } sealed class P { public IEnumerator<int> GetEnumerator() { _ = DateTime.UtcNow; yield break; } }" },
        { "record", "public static object M() => new R(1); record R(int X) { public DateTime At { get; } = DateTime.UtcNow; }" },
        { "recursion", "public static int M(int n) => n == 0 ? DateTime.UtcNow.Year : M(n - 1);" },
        { "mutual recursion", "public static int M(int n) => A(n); static int A(int n) => n == 0 ? DateTime.UtcNow.Year : B(n); static int B(int n) => A(n - 1);" },
        { "thread", "public static void M() { new System.Threading.Thread(() => { _ = DateTime.UtcNow; }).Start(); }" },
        { "jump table", "public static DateTime M(int i) { switch (i) { case 0: return default; case 1: return DateTime.MinValue; case 2: return DateTime.MaxValue; case 3: return DateTime.UtcNow; case 4: return new DateTime(1); default: return default; } }" },
        { "switch expression", "public static DateTime M(int i) => i switch { 1 => default, 2 => DateTime.UtcNow, _ => DateTime.MinValue };" },
    };

    public static TheoryData<string, string> InnocentBodies => new()
    {
        { "value only", "public static DateTime M() => new DateTime(2020, 1, 1).AddDays(1);" },
        { "name only", "public static string M() => nameof(DateTime.UtcNow);" },
        { "other overload", "public static object M() => new Random(42);" },
        { "lambda that is never used", "public static void M() { Func<DateTime> f = () => DateTime.UtcNow; }" },
        { "other static field", "public static object M() => Other; static readonly DateTime Started = DateTime.UtcNow; static readonly int Other = 5;" },
        { "exact type that is harmless", "public static object M() { I p = new Q(); return p.Get(); } interface I { DateTime Get(); } class P : I { public DateTime Get() => DateTime.UtcNow; } class Q : I { public DateTime Get() => default; }" },
        { "exception of the catalogue", "public static void M(System.IO.FileStream s) => s.Dispose();" },
        { "override of an exception of the catalogue", "public static string M(System.Data.Common.DbConnection c) => c.ConnectionString;" },
        { "rule that is not carried", "static object o = new(); public static void M() { lock (o) { } }" },
        { "clock of an unrelated member", "public static int M() => 1; public static DateTime Other() => DateTime.UtcNow;" },
        { "recursion without a sink", "public static int M(int n) => n == 0 ? 0 : M(n - 1);" },
        { "framework slot", "public static string M(object o) => o.ToString(); class P { public override string ToString() => DateTime.UtcNow.ToString(); }" },
        { "declared deterministic", "[Deterministic] public static DateTime M() => DateTime.UtcNow; class DeterministicAttribute : Attribute { }" },
        { "calls what is declared deterministic", "public static DateTime M() => P.Get; static class P { [Deterministic] public static DateTime Get => DateTime.UtcNow; } class DeterministicAttribute : Attribute { }" },
    };

    public static TheoryData<string, string> PossibleBodies => new()
    {
        { "interface that others can implement", "public static object M(I i) => i.Get(); public interface I { DateTime Get(); } class P : I { public DateTime Get() => DateTime.UtcNow; }" },
        { "one of two targets", "public static object M(object o) => ((I)o).Get(); interface I { DateTime Get(); } class P : I { public DateTime Get() => DateTime.UtcNow; } class Q : I { public DateTime Get() => default; }" },
        { "harmless virtual body with an override", "public static object M(P p) => p.Get(); public class P { public virtual DateTime Get() => default; } class Q : P { public override DateTime Get() => DateTime.UtcNow; }" },
        { "delegate that is returned", "public static Func<DateTime> M() => () => DateTime.UtcNow;" },
        { "event handler", "public static void M(P p) { p.E += () => { _ = DateTime.UtcNow; }; } public class P { public event Action E; }" },
        { "option that is set", "public static void M(P p) { p.Now = () => DateTime.UtcNow; } public class P { public Func<DateTime> Now { get; set; } }" },
    };

    [Theory]
    [MemberData(nameof(ReachingBodies))]
    public void Reaches(string what, string members)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            Assert.Contains("PDR0101", Facts(members, optimization).Split("; "), StringComparer.Ordinal);
        }

        Assert.NotEmpty(what);
    }

    [Theory]
    [MemberData(nameof(InnocentBodies))]
    public void Does_not_reach(string what, string members)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            Assert.Equal(string.Empty, Facts(members, optimization));
        }

        Assert.NotEmpty(what);
    }

    [Theory]
    [MemberData(nameof(PossibleBodies))]
    public void Possibly_reaches(string what, string members)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            Assert.Equal("?PDR0101", Facts(members, optimization));
        }

        Assert.NotEmpty(what);
    }

    private static string Facts(string members, OptimizationLevel optimization)
    {
        var facts = Scan.Source(Clock + "namespace N { public class C { " + members + " } }", optimization);
        return string.Join("; ", facts.Members.Where(member => member.Key.StartsWith("M:N.C.M", StringComparison.Ordinal)).Select(member => WithoutChain(facts.Of(member.Key))));
    }

    private static string WithoutChain(string shown)
    {
        return string.Join("; ", shown.Split("; ").Select(fact => fact.Split(": ")[0]));
    }
}
