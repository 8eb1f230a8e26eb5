using System.Collections.Immutable;
using Perdure.Analyzers.Benchmarks.Projects;

namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>A project in an editor.</summary>
/// <param name="Project">The project.</param>
/// <param name="OpenDocuments">The paths of the files that are open.</param>
/// <param name="Edits">What is done to it.</param>
internal sealed record EditedProject(GeneratedProject Project, ImmutableArray<string> OpenDocuments, ImmutableArray<Edit> Edits)
{
    /// <summary>The large project with each kind of edit.</summary>
    public static EditedProject Large() => new(
        GeneratedProjects.Large(),
        [OrchestratorSource.PathOf(0), OrchestratorSource.PathOf(17), HelperSource.PathOf(3), HelperSource.PathOf(9), HelperSource.PathOf(299)],
        [
            new("body of an orchestrator", OrchestratorSource.PathOf(0), (text, number) => InBody(text, $"total += {number};")),
            new("body of a helper", HelperSource.PathOf(9), (text, number) => InBody(text, $"total += {number};")),
            new("body of a helper: new call", HelperSource.PathOf(9), (text, number) => InBody(text, $"total += Helper{100 + (number % 100)}.Compute(numbers);")),
            new("comment", HelperSource.PathOf(9), (text, number) => text + $"// {number}\n"),
            new("unbalanced brace", HelperSource.PathOf(9), (text, number) => InBody(text, $"if (total > {number}) {{")),
            new("unbalanced brace, orchestrator", OrchestratorSource.PathOf(0), (text, number) => InBody(text, $"if (total > {number}) {{")),
            new("unclosed string", HelperSource.PathOf(9), (text, number) => InBody(text, $"var name = \"{number}")),
            new("declaration", HelperSource.PathOf(9), (text, number) => InClass(text, $"public static int Extra{number}() => {number};")),
            new("using", HelperSource.PathOf(9), (text, number) => $"using Alias{number} = System.DateTime;\n" + text),
        ]);

    /// <summary>The large project with 1,000 services behind interfaces beside it, of which an orchestrator asks all.</summary>
    public static EditedProject Services() => new(
        GeneratedProjects.Services(),
        [OrchestratorSource.PathOf(0), ServiceSource.PathOf(0), ServiceSource.PathOf(9), ServiceSource.PathOf(500), HelperSource.PathOf(9)],
        [
            new("body of a service", ServiceSource.PathOf(9), (text, number) => InBody(text, $"total += {number};")),
            new("unbalanced brace, service", ServiceSource.PathOf(9), (text, number) => InBody(text, $"if (total > {number}) {{")),
            new("declaration in a service", ServiceSource.PathOf(9), (text, number) => InClass(text, $"public int Extra{number}() => {number};")),
            new("implementation renamed", ServiceSource.PathOf(9), (text, number) => text.Replace("public int First(", $"public int First{number}(", StringComparison.Ordinal)),
        ]);

    private static string InBody(string text, string statement)
    {
        var place = text.LastIndexOf("        return", StringComparison.Ordinal);
        return text.Insert(place, $"        {statement}\n");
    }

    private static string InClass(string text, string member) => text.Insert(text.LastIndexOf('}'), $"\n    {member}\n");
}
