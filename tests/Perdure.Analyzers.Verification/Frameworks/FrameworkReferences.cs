using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Perdure.Analyzers.Verification.Frameworks;

/// <summary>
/// The assemblies of the authoring frameworks, compiled from signature-only declarations, each under the name that the real one has.
/// </summary>
public static class FrameworkReferences
{
    private const string DurableTaskDeclarations = "Microsoft.DurableTask.Abstractions";
    private const string DurableTaskEntities = "Microsoft.DurableTask.Entities";
    private const string DurableTaskClient = "Microsoft.DurableTask.Client";

    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Compiled = new();

    private static readonly ImmutableDictionary<TestFramework, FrameworkAssembly[]> Assemblies =
        new Dictionary<TestFramework, FrameworkAssembly[]>
        {
            [TestFramework.Perdure] =
            [
                // The model has the type and member names of the Microsoft.DurableTask SDK, in namespace Perdure.
                new FrameworkAssembly("Perdure.Runtime", [DurableTaskDeclarations, DurableTaskEntities, DurableTaskClient], "Microsoft.DurableTask", "Perdure"),
            ],
            [TestFramework.DurableTask] =
            [
                new FrameworkAssembly(DurableTaskDeclarations, [DurableTaskDeclarations, DurableTaskEntities]),
                new FrameworkAssembly(DurableTaskClient),
            ],
            [TestFramework.FunctionsIsolated] =
            [
                new FrameworkAssembly(DurableTaskDeclarations, [DurableTaskDeclarations, DurableTaskEntities]),
                new FrameworkAssembly(DurableTaskClient),
                new FrameworkAssembly("Microsoft.Azure.Functions.Worker.Core"),
                new FrameworkAssembly("Microsoft.Azure.Functions.Worker.Extensions.DurableTask"),
            ],
            [TestFramework.FunctionsInProcess] = [new FrameworkAssembly("Microsoft.Azure.WebJobs.Extensions.DurableTask")],
            [TestFramework.DurableTaskCore] = [new FrameworkAssembly("DurableTask.Core")],
            [TestFramework.Dapr] = [new FrameworkAssembly("Dapr.Workflow")],
            [TestFramework.Temporal] = [new FrameworkAssembly("Temporalio", ["Temporalio", "Temporalio.Workflows"])],
        }.ToImmutableDictionary();

    /// <summary>The references of one framework.</summary>
    public static ImmutableArray<MetadataReference> Of(TestFramework framework)
    {
        var references = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var assembly in Assemblies[framework])
        {
            var earlier = references.ToImmutable();
            references.Add(Compiled.GetOrAdd(assembly.Name, _ => new Lazy<MetadataReference>(() => Compile(assembly, earlier))).Value);
        }

        return references.ToImmutable();
    }

    private static MetadataReference Compile(FrameworkAssembly assembly, ImmutableArray<MetadataReference> earlier)
    {
        var compilation = CSharpCompilation.Create(
            assembly.Name,
            assembly.Sources.Select(source => CSharpSyntaxTree.ParseText(assembly.Rename(ReadDeclarations(source)))),
            PlatformReferences.All.AddRange(earlier),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: assembly.Nullable));

        var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(metadataOnly: true));
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException($"The declarations of {assembly.Name} do not compile:\n{string.Join("\n", errors)}");
        }

        image.Position = 0;
        return MetadataReference.CreateFromStream(image, filePath: $"/frameworks/{assembly.Name}.dll");
    }

    private static string ReadDeclarations(string name)
    {
        using var stream = typeof(FrameworkReferences).Assembly.GetManifestResourceStream($"{name}.cs")
            ?? throw new InvalidOperationException($"There are no declarations named {name}.cs.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
