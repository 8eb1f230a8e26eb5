using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Edges;

/// <summary>Edges that C# 14 added; compilers that do not know it have nothing to follow.</summary>
public class CSharp14EdgeTests
{
    /// <summary>Each row: name, statements, further types. Marked is what runs; the same API beside it does not.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "extension property",
            "_ = input.Age;",
            "static class Extensions { extension(string text) { public int Age => [|DateTime.UtcNow|].Day; public int Other => DateTime.UtcNow.Day; } }"
        },
        {
            "extension method in a block",
            "_ = input.Stamp();",
            "static class Extensions { extension(string text) { public DateTime Stamp() => [|DateTime.UtcNow|]; public DateTime Other() => DateTime.UtcNow; } }"
        },
        {
            "static extension property",
            "_ = string.Now;",
            "static class Extensions { extension(string) { public static DateTime Now => [|DateTime.UtcNow|]; public static DateTime Other => DateTime.UtcNow; } }"
        },
        {
            "extension of the clock's type that is a value",
            "_ = DateTime.Start;",
            "static class Extensions { extension(DateTime) { public static DateTime Start => DateTime.UnixEpoch; public static DateTime Other => DateTime.UtcNow; } }"
        },
        {
            "extension operator",
            "_ = new A() + new A();",
            "class A { } static class Extensions { extension(A) { public static A operator +(A left, A right) { _ = [|DateTime.UtcNow|]; return left; } public static A operator -(A left, A right) { _ = DateTime.UtcNow; return left; } } }"
        },
        {
            "compound operator of an instance",
            "var a = new A(); a += 1;",
            "class A { public void operator +=(int i) { _ = [|DateTime.UtcNow|]; _ = i; } public void operator -=(int i) { _ = DateTime.UtcNow; _ = i; } }"
        },
        {
            "increment operator of an instance",
            "var a = new A(); a++;",
            "class A { public void operator ++() { _ = [|DateTime.UtcNow|]; } public void operator --() { _ = DateTime.UtcNow; } }"
        },
        {
            "field-backed property",
            "_ = new A().Value;",
            "class A { public int Value { get => field + [|DateTime.UtcNow|].Day; set { field = value + DateTime.UtcNow.Day; } } }"
        },
        {
            "field-backed property with an initialiser",
            "_ = new A();",
            "class A { public int Value { get => field + DateTime.UtcNow.Day; } = [|DateTime.UtcNow|].Day; }"
        },
        {
            "assignment by conditional access",
            "A? a = new A(); a?.Value = 3;",
            "class A { public int Value { get => DateTime.UtcNow.Day; set { _ = [|DateTime.UtcNow|]; } } }"
        },
        {
            "partial constructor",
            "_ = new A();",
            "partial class A { public partial A(); } partial class A { public partial A() { _ = [|DateTime.UtcNow|]; } }"
        },
        {
            "partial event",
            "new A().Changed += () => { };",
            "partial class A { public partial event Action Changed; } partial class A { public partial event Action Changed { add { _ = [|DateTime.UtcNow|]; } remove { _ = DateTime.UtcNow; } } }"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_runs_is_reported_and_what_does_not_is_not(string name, string body, string types)
    {
        if (AcceptanceTest.KnowsCSharp14)
        {
            await AcceptanceTest.RunInSomeFrameworkAsync(name, body, types);
        }
    }
}
