using Microsoft.CodeAnalysis;
using Perdure.Facts.Metadata;
using Perdure.Facts.Summaries;
using Perdure.Facts.Tests.Fixtures;

namespace Perdure.Facts.Tests;

/// <summary>The keys of the facts are those that an analyzer asks Roslyn for.</summary>
public sealed class DocumentationIdTests
{
    private const string Source = """
        using System; using System.Collections.Generic; using System.Threading.Tasks;
        public class Global { public void M() { } public Global(int x) { } }
        namespace N
        {
            public unsafe class C<T> : IComparable<C<T>> where T : class
            {
                public C() { }
                protected C(T t, List<T> list) { }
                public int this[int i, string s] { get => 1; set { } }
                public T Value { get; init; }
                public event EventHandler<T> Changed { add { } remove { } }
                public void Arrays(int[] a, int[,] b, int[][,,] c, T[] d, List<T[]>[] e) { }
                public void Refs(ref int a, out T b, in DateTime c) { b = default; }
                public void Pointers(int* a, void** b) { }
                public void Tuples((int A, string B) t, dynamic d, nint n, int? i) { }
                public U Generic<U, V>(U u, V v, Dictionary<U, List<V>> map, T t) => u;
                public int CompareTo(C<T> other) => 0;
                public static C<T> operator +(C<T> a, C<T> b) => a;
                public static implicit operator string(C<T> a) => "";
                public static explicit operator C<T>(int a) => null;
                public class Inner<U> { public void M(T t, U u, Inner<U> self, C<U[]>.Inner<T> other) { } public class Plain { public void M(Plain p, T t) { } } }
                public delegate T Handler(T t);
                public Task<T> Async(T t) => null;
                protected internal virtual void Protected(TypedReferenceHolder h) { }
                public void Optional(int a = 1, params string[] rest) { }
                public ref readonly int RefReturn(int[] a) => ref a[0];
            }
            public struct TypedReferenceHolder { public static bool operator true(TypedReferenceHolder h) => true; public static bool operator false(TypedReferenceHolder h) => false; }
            public interface I<in T> { void M(T t); int P { get; } }
            public static class Extensions { public static void E<T>(this IEnumerable<T> xs, Func<T, bool> f) { } }
            public interface IMath<T> where T : IMath<T> { static abstract T operator -(T a); }
            public record R(int X, string Y);
        }
        """;

    [Fact]
    public void They_are_those_of_Roslyn()
    {
        var directory = Directory.CreateTempSubdirectory("perdure-ids-");
        try
        {
            var assembly = CompiledAssembly.Compile(directory.FullName, "Lib", Source);
            using var image = AssemblyImage.Open(assembly.Path);
            var summary = AssemblyScanner.Scan(image);
            var scanned = summary.Methods
                .Where(method => method.Is(MethodTraits.Visible) && !method.Name.Contains('<', StringComparison.Ordinal))
                .Select(method => "M:" + summary.Types[method.Type].Name + "." + method.DocumentationIdTail);

            // As an analyzer meets them: as metadata, not as source.
            var consumer = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create("Consumer", references: [.. assembly.Compilation.References, MetadataReference.CreateFromFile(assembly.Path)]);
            var symbols = Types(((IAssemblySymbol)consumer.GetAssemblyOrModuleSymbol(consumer.References.Last())!).GlobalNamespace)
                .SelectMany(type => type.GetMembers())
                .OfType<IMethodSymbol>()
                .Where(method => !method.Name.Contains('<', StringComparison.Ordinal))
                .Where(method => method.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
                .Select(method => method.GetDocumentationCommentId()!);

            Assert.Equal(Sorted(symbols), Sorted(scanned));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Default constructors of structs are symbols without metadata.</summary>
    private static string[] Sorted(IEnumerable<string> ids) => [.. ids.Where(id => id != "M:N.TypedReferenceHolder.#ctor").Order(StringComparer.Ordinal)];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type)
            {
                yield return type;
            }

            foreach (var nested in Types(member))
            {
                yield return nested;
            }
        }
    }
}
