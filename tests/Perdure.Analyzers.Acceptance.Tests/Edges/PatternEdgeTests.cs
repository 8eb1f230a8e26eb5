using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Edges;

/// <summary>Members that the compiler calls without the source naming them: patterns, operators and conversions.</summary>
public class PatternEdgeTests
{
    /// <summary>Each row: name, statements, further types. Marked is what runs; the same API beside it does not.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "enumerator by extension",
            "foreach (var item in new A()) { _ = item; }",
            "class A { } static class Extensions { public static IEnumerator<int> GetEnumerator(this A a) { yield return [|DateTime.UtcNow|].Day; } }"
        },
        {
            "ref struct enumerator that is disposed of by pattern",
            "Go(); static void Go() { foreach (var item in new A()) { _ = item; } }",
            """
            class A { public B GetEnumerator() => new(); }
            ref struct B { public int Current => 1; public bool MoveNext() => false; public void Dispose() { _ = [|DateTime.UtcNow|]; } public void Reset() { _ = DateTime.UtcNow; } }
            """
        },
        {
            "enumerable by its interface",
            "foreach (var item in new A()) { _ = item; }",
            """
            class A : IEnumerable<int>
            {
                public IEnumerator<int> GetEnumerator() { yield return [|DateTime.UtcNow|].Day; }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() { _ = DateTime.UtcNow; return GetEnumerator(); }
            }
            """
        },
        {
            "async enumerator disposed of",
            "await foreach (var item in new A()) { _ = item; }",
            """
            class A { public B GetAsyncEnumerator(CancellationToken token = default) => new(); }
            class B { public int Current => 1; public ValueTask<bool> MoveNextAsync() => new(false); public ValueTask DisposeAsync() { _ = [|DateTime.UtcNow|]; return default; } }
            """
        },
        {
            "collection initialiser by extension",
            "_ = new List<int> { \"x\" };",
            "static class Extensions { public static void Add(this List<int> list, string text) { _ = [|DateTime.UtcNow|]; } public static void Add(this List<long> list, string text) { _ = DateTime.UtcNow; } }"
        },
        {
            "awaiter by extension",
            "await 5;",
            """
            static class Extensions { public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this int i) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask.GetAwaiter(); } }
            """
        },
        {
            "awaiter in a helper",
            "await A.Go();",
            """
            static class A { public static async Task Go() => await new B(); }
            class B { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() { _ = [|DateTime.UtcNow|]; return Task.CompletedTask.GetAwaiter(); } }
            """
        },
        {
            "deconstruct by extension",
            "var (a, b) = input; _ = a + b;",
            "static class Extensions { public static void Deconstruct(this string text, out int a, out int b) => a = b = [|DateTime.UtcNow|].Day; }"
        },
        {
            "nested deconstruction",
            "var (a, (b, c)) = (1, new A()); _ = a + b + c;",
            "class A { public void Deconstruct(out int a, out int b) => a = b = [|DateTime.UtcNow|].Day; }"
        },
        {
            "deconstruction in a switch expression",
            "_ = new A() switch { (1, _) => 1, _ => 2 };",
            "class A { public void Deconstruct(out int a, out int b) => a = b = [|DateTime.UtcNow|].Day; }"
        },
        {
            "nested property pattern",
            "_ = new A() is { B.C: 3 };",
            "class A { public B B => new(); } class B { public int C => [|DateTime.UtcNow|].Day; public int D => DateTime.UtcNow.Day; }"
        },
        {
            "using of a ref struct by pattern",
            "Go(); static void Go() { using var a = new A(); }",
            "ref struct A { public void Dispose() { _ = [|DateTime.UtcNow|]; } }"
        },
        {
            "await using by pattern",
            "await using (new A()) { }",
            "class A { public ValueTask DisposeAsync() { _ = [|DateTime.UtcNow|]; return default; } public void Dispose() { _ = DateTime.UtcNow; } }"
        },
        {
            "using of a base class's Dispose",
            "using var b = new B();",
            "class A : IDisposable { public void Dispose() => Dispose(true); protected virtual void Dispose(bool disposing) { _ = DateTime.UtcNow; } } class B : A { protected override void Dispose(bool disposing) { _ = [|DateTime.UtcNow|]; } }"
        },
        {
            "condition by operator true",
            "if (new A()) { }",
            "class A { public static bool operator true(A a) => [|DateTime.UtcNow|].Day > 1; public static bool operator false(A a) => DateTime.UtcNow.Day > 1; }"
        },
        {
            "conversion of an argument",
            "Take(new A()); static void Take(int i) { _ = i; }",
            "class A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; public static implicit operator long(A a) => DateTime.UtcNow.Day; }"
        },
        {
            "conversion of a returned value",
            "_ = B.Go();",
            "class A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; } static class B { public static int Go() => new A(); }"
        },
        {
            "lifted conversion",
            "A? a = new A(); int? i = a; _ = i;",
            "struct A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; }"
        },
        {
            "conversion in a tuple",
            "(int, int) pair = (new A(), 1); _ = pair;",
            "class A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; }"
        },
        {
            "conversion of an element",
            "int[] all = [new A()]; _ = all;",
            "class A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; }"
        },
        {
            "conversion in a compound assignment",
            "var sum = 1; sum += new A();",
            "class A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; }"
        },
        {
            "conversion of a switch arm",
            "int i = input switch { \"a\" => new A(), _ => 1 }; _ = i;",
            "class A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; }"
        },
        {
            "own query operators",
            "_ = from item in new A() where item > 1 select item;",
            "class A { public A Where(Func<int, bool> test) { _ = [|DateTime.UtcNow|]; _ = test; return this; } public A Select(Func<int, int> map) { _ = DateTime.UtcNow; _ = map; return this; } }"
        },
        {
            "own query operator of two clauses",
            "_ = from a in new A() from b in new A() select a + b;",
            "class A { public A SelectMany(Func<int, A> next, Func<int, int, int> map) { _ = [|DateTime.UtcNow|]; _ = next; _ = map; return this; } }"
        },
        {
            "index from the end of a span-like type",
            "_ = new A()[^1];",
            "class A { public int Count => [|DateTime.UtcNow|].Day; public int this[int i] => [|DateTime.UtcNow|].Day + i; public int this[string s] => DateTime.UtcNow.Day; }"
        },
        {
            "index type of its own",
            "_ = new A()[^1];",
            "class A { public int Length => DateTime.UtcNow.Day; public int this[Index i] => [|DateTime.UtcNow|].Day; }"
        },
        {
            "text of a struct in an interpolation",
            "_ = $\"{new A()}\";",
            "struct A { public override string ToString() => [|DateTime.UtcNow|].ToString(); }"
        },
        {
            "constant interpolation",
            "const string name = \"x\"; _ = $\"{name}{nameof(A)}\";",
            "class A { public override string ToString() => DateTime.UtcNow.ToString(); }"
        },
        {
            "default interface member that is overridden",
            "I a = new A(); _ = a.Go();",
            "interface I { int Go() => DateTime.UtcNow.Day; } class A : I { public int Go() => 1; }"
        },
        {
            "default interface member that calls an implementation",
            "I a = new A(); _ = a.Go();",
            "interface I { int Go() => Step(); int Step(); } class A : I { public int Step() => [|DateTime.UtcNow|].Day; }"
        },
        {
            "handler chosen by the method's parameter",
            "Log.Write($\"{1}\"); Log.Plain($\"{1}\");",
            """
            static class Log { public static void Write(Handler text) { _ = text; } public static void Plain(string text) { _ = text; } }
            [System.Runtime.CompilerServices.InterpolatedStringHandler]
            struct Handler { public Handler(int literal, int holes) { } public void AppendFormatted(int value) { _ = [|DateTime.UtcNow|]; } public void AppendFormatted(string value) { _ = DateTime.UtcNow; } public override string ToString() => DateTime.UtcNow.ToString(); }
            """
        },
        {
            "default of an optional argument",
            "_ = A.Go();",
            "static class A { public static int Go(DateTime at = default) => at.Day; public static DateTime Now => DateTime.UtcNow; }"
        },
        {
            "caller information is a constant",
            "A.Go();",
            "static class A { public static void Go([System.Runtime.CompilerServices.CallerMemberName] string name = \"\") { _ = name; } }"
        },
        {
            "conversion of a loop variable",
            "foreach (int i in new[] { new A() }) { _ = i; }",
            "class A { public static implicit operator int(A a) => [|DateTime.UtcNow|].Day; }"
        },
        {
            "enumerator that is disposed of",
            "foreach (var item in new A()) { _ = item; }",
            """
            class A { public B GetEnumerator() => new(); }
            class B : IDisposable { public int Current => 1; public bool MoveNext() => false; public void Dispose() { _ = [|DateTime.UtcNow|]; } }
            """
        },
        {
            "formatted text in an interpolation",
            "_ = $\"{new A():x}\";",
            "class A : IFormattable { public string ToString(string? format, IFormatProvider? provider) => [|DateTime.UtcNow|].ToString(); }"
        },
        {
            "short circuit by operators",
            "var a = new A(); if (a && a) { }",
            "class A { public static bool operator true(A a) => [|DateTime.UtcNow|].Day > 1; public static bool operator false(A a) => [|DateTime.UtcNow|].Day > 1; public static A operator &(A a, A b) { _ = [|DateTime.UtcNow|]; return a; } public static A operator |(A a, A b) { _ = DateTime.UtcNow; return a; } }"
        },
        {
            "text in a compound concatenation",
            "var text = \"\"; text += new A(); _ = text;",
            "class A { public override string ToString() => [|DateTime.UtcNow|].ToString(); }"
        },
        {
            "tuple equality by operators",
            "_ = (new A(), 1) == (new A(), 1);",
            "#pragma warning disable CS0660, CS0661\nclass A { public static bool operator ==(A a, A b) => [|DateTime.UtcNow|].Day > 1; public static bool operator !=(A a, A b) => DateTime.UtcNow.Day > 1; }"
        },
        {
            "pinned by pattern",
            "unsafe { fixed (int* p = new A()) { _ = *p; } }",
            "class A { private int _value; public ref int GetPinnableReference() { _ = [|DateTime.UtcNow|]; return ref _value; } public ref int Other() { _ = DateTime.UtcNow; return ref _value; } }"
        },
        {
            "pinned array beside a type with the pattern",
            "unsafe { fixed (int* p = new int[1]) { _ = *p; } _ = new A(); }",
            "class A { private int _value; public ref int GetPinnableReference() { _ = DateTime.UtcNow; return ref _value; } }"
        },
        {
            "arithmetic of an interface",
            "_ = Sum(new A()); static T Sum<T>(T value) where T : System.Numerics.IAdditionOperators<T, T, T> => value + value;",
            "struct A : System.Numerics.IAdditionOperators<A, A, A> { public static A operator +(A a, A b) { _ = [|DateTime.UtcNow|]; return a; } public static A operator -(A a, A b) { _ = DateTime.UtcNow; return a; } }"
        },
        {
            "arithmetic of an interface with another type",
            "_ = Sum(1); static T Sum<T>(T value) where T : System.Numerics.IAdditionOperators<T, T, T> => value + value;",
            "struct A : System.Numerics.IAdditionOperators<A, A, A> { public static A operator +(A a, A b) { _ = DateTime.UtcNow; return a; } }"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task What_the_compiler_calls_is_reported_and_what_it_does_not_is_not(string name, string body, string types)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types);
    }
}
