using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Robustness.Tests.Mutations;
using Perdure.Analyzers.Robustness.Tests.Sources;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Robustness.Tests.Variants;

/// <summary>Makes variants of the corpus. The same seed makes the same variant from the same sources.</summary>
internal static class VariantGenerator
{
    private static readonly ImmutableArray<Mutation> Mutations = [.. TextMutations.All, .. DeclarationMutations.All];
    private static readonly TestFramework[] Frameworks = Enum.GetValues<TestFramework>();

    /// <summary>Makes the variant of <paramref name="seed"/>.</summary>
    public static Variant Make(int seed)
    {
        var random = new Random(seed);
        var main = Pick(SourceCorpus.Orchestrators, random);
        var sources = new List<SourceFile> { main };

        // Half of the variants mix an orchestrator with whatever else there is; a source of the repository may well not fit.
        for (var more = random.Next(3); more > 0; more--)
        {
            sources.Add(Pick(random.Next(2) == 0 ? SourceCorpus.Orchestrators : SourceCorpus.Repository, random));
        }

        var files = sources.Select(source => source.Text).Append(TestProject.ImplicitUsingsText).ToList();
        var done = new List<string>();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var mutation = Mutations[random.Next(Mutations.Length)];
            mutation.Apply(files, random);
            done.Add(mutation.Name);
        }

        var references = PickReferences(sources, random);
        return new Variant(
            seed,
            $"{string.Join(" + ", sources.Select(source => source.Name))}: {string.Join(", ", done)}; {references.Length} references",
            [.. files],
            references,
            random.Next(4) == 0 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
    }

    private static T Pick<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];

    private static ImmutableArray<MetadataReference> PickReferences(List<SourceFile> sources, Random random)
    {
        var frameworks = sources.Select(source => source.Framework).OfType<TestFramework>().ToHashSet();
        if (random.Next(4) == 0)
        {
            frameworks.Add(Pick(Frameworks, random));
        }

        if (random.Next(8) == 0)
        {
            frameworks.Remove(frameworks.First());
        }

        var references = PlatformReferences.All.Concat(frameworks.Order().SelectMany(framework => FrameworkReferences.Of(framework))).Distinct().ToList();
        if (random.Next(6) == 0)
        {
            // A reference that is missing, the core library now and then.
            references.RemoveAll(reference => random.Next(12) == 0 || (random.Next(6) == 0 && IsCore(reference)));
        }

        return [.. references];
    }

    private static bool IsCore(MetadataReference reference)
    {
        return Path.GetFileNameWithoutExtension(reference.Display) is "System.Private.CoreLib" or "System.Runtime";
    }
}
