using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Edges;

/// <summary>Members that the orchestrator's statements name: accessors, constructors, initialisers, operators.</summary>
public class MemberEdgeTests
{
    /// <summary>Each row: name, statements, further types. Marked is what runs; the same API beside it does not.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "method, property, method",
            "_ = new A().Start();",
            """
            class A { public DateTime Start() => new B().Middle; }
            class B { public DateTime Middle => C.End(); public DateTime Side => DateTime.UtcNow; }
            static class C { public static DateTime End() => [|DateTime.UtcNow|]; }
            """
        },
        {
            "setter that only the initialiser calls",
            "_ = new A { Child = { Value = 1 } };",
            """
            class A { private readonly B _b = new(); public B Child { get { _ = [|DateTime.UtcNow|]; return _b; } set { _ = DateTime.UtcNow; } } }
            class B { public int Value { get { _ = DateTime.UtcNow; return 0; } set { _ = [|DateTime.UtcNow|]; } } }
            """
        },
        {
            "setter by deconstruction",
            "var a = new A(); (a.Left, a.Right) = (1, 2);",
            "class A { public int Left { get => DateTime.UtcNow.Day; set { _ = [|DateTime.UtcNow|]; } } public int Right { get; set; } }"
        },
        {
            "indexer by increment",
            "var a = new A(); a[1]++;",
            "class A { public int this[int i] { get => [|DateTime.UtcNow|].Day; set { _ = [|DateTime.UtcNow|]; } } }"
        },
        {
            "ref returning property",
            "new A().Cell = 3;",
            "class A { private int _cell; public ref int Cell { get { _ = [|DateTime.UtcNow|]; return ref _cell; } } }"
        },
        {
            "getter of a base class, hidden and not",
            "_ = new B().Seen; _ = new B().Hidden;",
            """
            class A { public DateTime Seen => [|DateTime.UtcNow|]; public DateTime Hidden => DateTime.UtcNow; }
            class B : A { public new DateTime Hidden => DateTime.UnixEpoch; }
            """
        },
        {
            "base call of an override",
            "_ = new B().Go();",
            "class A { public virtual int Go() => [|DateTime.UtcNow|].Day; } class B : A { public override int Go() => base.Go() + 1; }"
        },
        {
            "override that does not call its base",
            "_ = new B().Go();",
            "class A { public virtual int Go() => DateTime.UtcNow.Day; } class B : A { public override int Go() => 1; }"
        },
        {
            "static constructor by a static call",
            "A.Go();",
            "static class A { private static readonly int Hour; static A() { Hour = [|DateTime.UtcNow|].Hour; } public static int Go() => Hour; }"
        },
        {
            "static constructor of which no value is read",
            "_ = new A(); A.Go();",
            "class A { public static readonly DateTime Started; public static readonly int Size = 3; static A() { Started = DateTime.UtcNow; } public static int Go() => Size; }"
        },
        {
            "nested type does not start its container",
            "_ = A.B.Value;",
            "class A { static A() { _ = DateTime.UtcNow; } public static class B { public static readonly int Value = 3; } }"
        },
        {
            "constant of a type does not start it",
            "_ = A.Value;",
            "class A { static A() { _ = DateTime.UtcNow; } public const int Value = 3; }"
        },
        {
            "initialiser before the constructor that is called",
            "_ = new A(1);",
            "class A { private readonly DateTime _at = [|DateTime.UtcNow|]; public A(int i) { _ = i; } public DateTime At => _at; }"
        },
        {
            "chain of this constructors runs the initialisers once",
            "_ = new A();",
            "class A { private readonly DateTime _at = [|DateTime.UtcNow|]; public A() : this(1) { } private A(int i) : this(i, 2) { } private A(int i, int j) { _ = i + j + _at.Day; } }"
        },
        {
            "argument of a base constructor",
            "_ = new B();",
            "class A(int hour) { public int Hour => hour; } class B() : A(C.Hour()); static class C { public static int Hour() => [|DateTime.UtcNow|].Hour; }"
        },
        {
            "primary constructor parameter",
            "_ = new A(1);",
            "class A(int i) { private readonly int _sum = i + C.Hour(); public int Sum => _sum; } static class C { public static int Hour() => [|DateTime.UtcNow|].Hour; }"
        },
        {
            "primary constructor of a struct",
            "_ = new A(1);",
            "struct A(int i) { public readonly int Sum = i + [|DateTime.UtcNow|].Hour; }"
        },
        {
            "property of a record's own",
            "_ = new A(3);",
            "record A(int Value) { public DateTime At { get; } = [|DateTime.UtcNow|]; public DateTime Now => DateTime.UtcNow; }"
        },
        {
            "record positional property replaced",
            "_ = new A(3);",
            "record A(int Value) { public int Value { get; init; } = Value + [|DateTime.UtcNow|].Day; }"
        },
        {
            "record struct with",
            "_ = new A(3) with { Value = 4 };",
            "record struct A(int Value) { private int _value; public int Value { readonly get => _value; set { _ = [|DateTime.UtcNow|]; _value = value; } } }"
        },
        {
            "derived record",
            "_ = new B(1);",
            "record A(int Value) { public DateTime At { get; } = [|DateTime.UtcNow|]; } record B(int Value) : A(Value);"
        },
        {
            "record deconstructed",
            "var (_, now) = new A(1); _ = now;",
            "record A(int Value) { public void Deconstruct(out int value, out DateTime now) { value = Value; now = [|DateTime.UtcNow|]; } }"
        },
        {
            "auto property does not run its neighbour",
            "_ = new A().Good;",
            "class A { public int Good { get; set; } public DateTime Bad => DateTime.UtcNow; }"
        },
        {
            "reading a static auto property starts its type",
            "_ = A.At;",
            "static class A { public static DateTime At { get; } = [|DateTime.UtcNow|]; }"
        },
        {
            "event accessors",
            "var a = new A(); a.Changed += () => { }; ",
            "class A { public event Action Changed { add { _ = [|DateTime.UtcNow|]; } remove { _ = DateTime.UtcNow; } } }"
        },
        {
            "event that is raised",
            "var a = new A(); a.Changed += Listener.On; a.Raise();",
            "class A { public event Action? Changed; public void Raise() => Changed?.Invoke(); } static class Listener { public static void On() { _ = [|DateTime.UtcNow|]; } public static void Off() { _ = DateTime.UtcNow; } }"
        },
        {
            "explicit interface implementation by constraint",
            "Go(new Clock()); static DateTime Go<T>(T clock) where T : IClock => clock.Now;",
            "interface IClock { DateTime Now { get; } } struct Clock : IClock { DateTime IClock.Now => [|DateTime.UtcNow|]; public DateTime Now => DateTime.UtcNow; }"
        },
        {
            "partial property",
            "_ = new A().Now;",
            "partial class A { public partial DateTime Now { get; } } partial class A { public partial DateTime Now => [|DateTime.UtcNow|]; }"
        },
        {
            "partial method with a result",
            "_ = new A().Now();",
            "partial class A { public partial DateTime Now(); } partial class A { public partial DateTime Now() => [|DateTime.UtcNow|]; }"
        },
        {
            "partial method without an implementation",
            "new A().Go();",
            "partial class A { partial void Bad(); public void Go() => Bad(); } partial class A { static void Other() { _ = DateTime.UtcNow; } }"
        },
        {
            "finaliser does not run in the orchestrator",
            "_ = new A();",
            "class A { ~A() { _ = DateTime.UtcNow; } }"
        },
        {
            "module initialiser does not run in the orchestrator",
            "_ = A.Value;",
            "static class A { public static int Value => 3; [System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { _ = DateTime.UtcNow; } }"
        },
        {
            "overload that is not called",
            "A.Go(1);",
            "static class A { public static void Go(int i) { } public static void Go(long i) { _ = DateTime.UtcNow; } public static void Go(string s) { _ = DateTime.UtcNow; } }"
        },
        {
            "generic method with two instances is one finding",
            "A.Go(1); A.Go(\"x\"); A.Go<object>(input);",
            "static class A { public static void Go<T>(T value) { _ = [|DateTime.UtcNow|]; _ = value; } }"
        },
        {
            "mutual recursion over a property",
            "_ = A.Go(3);",
            "static class A { public static int Go(int i) => i == 0 ? 0 : B.Next; public static int Last() => [|DateTime.UtcNow|].Day; } static class B { public static int Next => A.Go(0) + C.Next; } static class C { public static int Next => B.Next + A.Last(); }"
        },
        {
            "file-local type",
            "_ = Door.Go();",
            "static class Door { public static DateTime Go() => Hidden.Go(); } file static class Hidden { public static DateTime Go() => [|DateTime.UtcNow|]; }"
        },
        {
            "const of another is no call",
            "_ = A.Name;",
            "static class A { public const string Name = nameof(Now); public static DateTime Now => DateTime.UtcNow; }"
        },
        {
            "required member and init accessor",
            "_ = new A { At = 3 };",
            "class A { private int _at; public required int At { get => _at + DateTime.UtcNow.Day; init { _at = value + [|DateTime.UtcNow|].Day; } } }"
        },
        {
            "unused local function of a helper",
            "A.Go();",
            "static class A { public static void Go() { Used(); void Used() { _ = [|DateTime.UtcNow|]; } void Unused() { _ = DateTime.UtcNow; } } }"
        },
        {
            "nested class inside a generic class",
            "new A<int>.B().Go();",
            "class A<T> { public class B { public void Go() { _ = [|DateTime.UtcNow|]; _ = typeof(T); } } }"
        },
        {
            "default of a struct runs nothing",
            "A a = default; _ = a.Sum;",
            "struct A { public readonly int Sum = DateTime.UtcNow.Hour; public A() { } }"
        },
        {
            "new of a type parameter",
            "_ = A.Make<B>();",
            "static class A { public static T Make<T>() where T : new() => new T(); } class B { public DateTime At { get; } = [|DateTime.UtcNow|]; } class C { public DateTime At { get; } = DateTime.UtcNow; }"
        },
        {
            "reading an auto property runs no initialiser",
            "_ = Read(null!); static DateTime Read(A a) => a.At;",
            "class A { public DateTime At { get; } = DateTime.UtcNow; }"
        },
        {
            "record printing members of its own",
            "_ = $\"{new A(1)}\";",
            "record A(int Value) { protected virtual bool PrintMembers(System.Text.StringBuilder text) { text.Append([|DateTime.UtcNow|]); return true; } public DateTime Now => DateTime.UtcNow; }"
        },
        {
            "static constructor by a base class",
            "_ = B.Value;",
            "class A { public static readonly DateTime Value; static A() { Value = [|DateTime.UtcNow|]; } } class B : A { }"
        },
        {
            "static constructor by an instance",
            "_ = new A().Hour;",
            "class A { private static readonly int Started; static A() { Started = [|DateTime.UtcNow|].Hour; } public int Hour => Started; }"
        },
        {
            "static constructor of a generic type",
            "_ = A<int>.Value;",
            "static class A<T> { public static readonly DateTime Value; static A() { Value = [|DateTime.UtcNow|]; } }"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task What_runs_is_reported_and_what_does_not_is_not(string name, string body, string types)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types);
    }
}
