namespace Perdure.Analyzers.Tests.CallGraph;

/// <summary>The code that the platform runs because it was given an object: what it asks for is followed, and what it does not ask for is not.</summary>
public class PlatformCallbackTests
{
    private const string Sequence = "class S : IEnumerable<string> { public IEnumerator<string> GetEnumerator() { yield return [|DateTime.UtcNow|].ToString(); } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); public string Other() => DateTime.UtcNow.ToString(); }";
    private const string Order = "class P : IComparable<P> { public int CompareTo(P? other) => [|DateTime.UtcNow|].Day; public override bool Equals(object? o) => DateTime.UtcNow.Day == 1; public override int GetHashCode() => 1; }";
    private const string Key = "class K : IEquatable<K> { public bool Equals(K? o) => [|DateTime.UtcNow|].Day == 1; public override bool Equals(object? o) => DateTime.UtcNow.Day == 1; public override int GetHashCode() => HashCode.Combine(1); }";
    private const string QuietKey = "class K : IEquatable<K> { public bool Equals(K? o) => true; public override bool Equals(object? o) => DateTime.UtcNow.Day == 1; public override int GetHashCode() => HashCode.Combine(1); }";
    private const string Text = "class T { public override string ToString() => [|DateTime.UtcNow|].ToString(); public string Other() => DateTime.UtcNow.ToString(); }";

    /// <summary>Each row: name, statements, further types.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "comparer given to a sort", "var l = new List<int> { 3, 1 }; l.Sort(new C());", "class C : IComparer<int> { public int Compare(int a, int b) => [|DateTime.UtcNow|].Day; public int Other() => DateTime.UtcNow.Day; }" },
        { "comparer given to an order", "_ = new[] { 3, 1 }.OrderBy(x => x, C.Instance).ToList();", "class C : IComparer<object>, IComparer<int> { public static readonly C Instance = new(); public int Compare(int a, int b) => [|DateTime.UtcNow|].Day; int IComparer<object>.Compare(object? a, object? b) => [|DateTime.UtcNow|].Day; }" },
        { "comparer that derives from the platform's", "_ = new SortedSet<int>(new C());", "class C : Comparer<int> { public override int Compare(int a, int b) => [|DateTime.UtcNow|].Day; }" },
        { "equality comparer given to a dictionary", "var d = new Dictionary<string, int>(new C()); d[\"a\"] = 1;", "class C : IEqualityComparer<string> { public bool Equals(string? a, string? b) => [|DateTime.UtcNow|].Day == 1; public int GetHashCode(string s) => s.GetHashCode(); }" },
        { "equality comparer given to a query", "_ = new[] { \"a\" }.Distinct(new C()).ToList();", "class C : IEqualityComparer<string> { public bool Equals(string? a, string? b) => [|DateTime.UtcNow|].Day == 1; public int GetHashCode(string s) => 1; }" },
        { "greatest of comparable objects", "_ = new[] { new P(), new P() }.Max();", Order },
        { "sort of comparable objects", "var l = new List<P> { new(), new() }; l.Sort();", Order },
        { "order by a comparable key", "_ = new[] { 1, 2 }.OrderBy(i => new P()).ToList();", Order },
        { "comparable objects that nobody compares", "var l = new List<P> { new(), new() }; _ = l.Count;", "class P : IComparable<P> { public int CompareTo(P? other) => DateTime.UtcNow.Day; }" },
        { "sort by a comparison of one's own", "var l = new List<P> { new(), new() }; l.Sort((a, b) => 1);", "class P : IComparable<P> { public int CompareTo(P? other) => DateTime.UtcNow.Day; }" },
        { "sequence given to a join", "_ = string.Join(\",\", new S());", Sequence },
        { "sequence added to a list", "var l = new List<string>(); l.AddRange(new S());", Sequence },
        { "sequence given to a constructor", "_ = new List<string>(new S());", Sequence },
        { "sequence given to a query", "_ = new S().ToList();", Sequence },
        { "sequence that nobody enumerates", "_ = new S();", Sequence.Replace("[|", string.Empty).Replace("|]", string.Empty) },
        { "key of a dictionary", "var d = new Dictionary<K, int>(); d[new K()] = 1;", Key },
        { "member of a list", "_ = new List<K>().Contains(new K());", Key },
        { "hash code of a key", "var d = new Dictionary<K, int>(); _ = d.ContainsKey(new K()); _ = new HashSet<K>().Add(new K());", QuietKey },
        { "key of a dictionary with a comparer", "var d = new Dictionary<K, int>(ReferenceEqualityComparer.Instance); d[new K()] = 1;", Key.Replace("[|DateTime.UtcNow|]", "DateTime.UtcNow") },
        { "equality of two objects", "_ = object.Equals(new K(), new K());", "class K { public override int GetHashCode() => 1; public override bool Equals(object? o) => [|DateTime.UtcNow|].Day == 1; }" },
        { "identity of two objects", "_ = ReferenceEquals(new K(), new K());", "class K { public override int GetHashCode() => 1; public override bool Equals(object? o) => DateTime.UtcNow.Day == 1; }" },
        { "equality of a record by a member", "_ = new R(new K()) == new R(new K());", "record R(K Key); " + Key },
        { "equality of a record does not hash", "_ = new R(1) == new R(2);", "record R(int A) { public virtual bool Equals(R? other) => other?.A == A; public override int GetHashCode() => HashCode.Combine(A); }" },
        { "formatted text", "_ = string.Format(\"{0}\", new T());", Text },
        { "formatted text of many", "_ = string.Format(\"{0}{1}{2}{3}\", 1, 2, 3, new T());", Text },
        { "concatenated text", "_ = string.Concat(\"a\", new T());", Text },
        { "joined text", "_ = string.Join(\",\", new List<T>());", Text },
        { "appended text", "new System.Text.StringBuilder().Append(new T());", Text },
        { "converted text", "_ = Convert.ToString(new T());", Text },
        { "format of a provider", "_ = string.Format(new F(), \"{0}\", 1);", "class F : IFormatProvider { public object? GetFormat(Type? t) { _ = [|DateTime.UtcNow|]; return null; } }" },
        { "object that is only stored", "var l = new List<object>(); l.Add(new T());", "class T { public override string ToString() => DateTime.UtcNow.ToString(); }" },
        { "item put into a collection of one's own", "new C().Add(1);", "class C : System.Collections.ObjectModel.Collection<int> { protected override void InsertItem(int i, int v) { _ = [|DateTime.UtcNow|]; base.InsertItem(i, v); } protected override void RemoveItem(int i) { _ = DateTime.UtcNow; } }" },
        { "object that is serialised", "_ = System.Text.Json.JsonSerializer.Serialize(new D());", "class D { public DateTime At => [|DateTime.UtcNow|]; [System.Text.Json.Serialization.JsonIgnore] public DateTime Ignored => DateTime.UtcNow; DateTime Hidden => DateTime.UtcNow; public DateTime M() => DateTime.UtcNow; }" },
        { "creation of a named type", "_ = Activator.CreateInstance(typeof(A));", "class A { public A() { _ = [|DateTime.UtcNow|]; } public A(int i) { _ = DateTime.UtcNow; } }" },
        { "creation of a named type with arguments", "_ = Activator.CreateInstance(typeof(A), 1);", "class A { public A() { _ = DateTime.UtcNow; } public A(int i) { _ = [|DateTime.UtcNow|]; } }" },
        { "creation of a named type that hides its constructor", "_ = Activator.CreateInstance(typeof(A), true);", "class A { A() { _ = [|DateTime.UtcNow|]; } public A(int i) { _ = DateTime.UtcNow; } }" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Only_what_the_platform_asks_for_is_reported(string name, string body, string types)
    {
        Assert.NotEmpty(name);
        return AnalysisTest.RunOrchestratorAsync(body, types);
    }
}
