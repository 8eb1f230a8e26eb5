using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Edges;

/// <summary>What a collection expression calls beyond its elements.</summary>
public class CollectionExpressionEdgeTests
{
    /// <summary>Each row: name, statements, further types. Marked is what runs; the same API beside it does not.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "spread",
            "int[] all = [.. new A()]; _ = all;",
            "class A { public List<int>.Enumerator GetEnumerator() { _ = [|DateTime.UtcNow|]; return new List<int>().GetEnumerator(); } }"
        },
        {
            "collection builder",
            "A a = [1, 2]; _ = a;",
            """
            [System.Runtime.CompilerServices.CollectionBuilder(typeof(Builder), "Create")]
            class A { public IEnumerator<int> GetEnumerator() { yield break; } }
            static class Builder { public static A Create(ReadOnlySpan<int> items) { _ = [|DateTime.UtcNow|]; return new A(); } public static A Other() { _ = DateTime.UtcNow; return new A(); } }
            """
        },
        {
            "collection expression of a type with Add",
            "A a = [1, 2]; _ = a;",
            """
            class A : System.Collections.IEnumerable
            {
                public A() { _ = [|DateTime.UtcNow|]; }
                public void Add(int i) { _ = [|DateTime.UtcNow|]; }
                public System.Collections.IEnumerator GetEnumerator() { _ = DateTime.UtcNow; return null!; }
            }
            """
        },
        {
            "params collection of a type with Add",
            "Take(1, 2); static void Take(params A all) { _ = all; }",
            """
            class A : System.Collections.Generic.IEnumerable<int>
            {
                public void Add(int i) { _ = [|DateTime.UtcNow|]; }
                public IEnumerator<int> GetEnumerator() { yield break; }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task What_runs_is_reported_and_what_does_not_is_not(string name, string body, string types) => AcceptanceTest.RunInSomeFrameworkAsync(name, body, types);
}
