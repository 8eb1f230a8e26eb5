using System.Text;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.Robustness.Tests.Running;
using Perdure.Analyzers.Robustness.Tests.Variants;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Robustness.Tests;

/// <summary>Code that is as deep or as long as the compiler itself stands. A stack overflow ends the whole process and cannot be caught.</summary>
public class DeepCodeTests
{
    /// <summary>Each row: what is deep, and the statements of an orchestrator with one read of the clock in its depth.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { "a sum of strings", $"_ = input{Repeat(" + input", 6000)} + DateTime.UtcNow;" },
        { "a sum of numbers", $"_ = 1{Repeat(" + input.Length", 6000)} + DateTime.UtcNow.Day;" },
        { "a conjunction", $"_ = DateTime.UtcNow.Day > 0{Repeat(" && input.Length > 0", 4000)};" },
        { "a chain of calls", $"_ = DateTime.UtcNow{Repeat(".AddDays(1)", 800)};" },
        { "nested parentheses", $"_ = {Repeat("(", 200)}DateTime.UtcNow{Repeat(")", 200)};" },
        { "nested lambdas", $"{Numbered("Action a{0} = () => {{ ", 8).Replace("{{", "{")}_ = DateTime.UtcNow; {string.Concat(Enumerable.Range(0, 8).Reverse().Select(index => $"}}; a{index}(); "))}" },
        { "nested blocks", $"{Repeat("{ ", 200)} _ = DateTime.UtcNow; {Repeat(" }", 200)}" },
        { "a ladder of conditions", $"if (input.Length == 0) {{ }} {Numbered("else if (input.Length == {0}) { } ", 400)} else {{ _ = DateTime.UtcNow; }}" },
        { "a large switch", $"switch (input.Length) {{ {Numbered("case {0}: _ = input; break; ", 2000)} default: _ = DateTime.UtcNow; break; }}" },
        { "a large array", $"_ = new[] {{ DateTime.UtcNow{Repeat(", DateTime.UnixEpoch", 5000)} }};" },
        { "a coalescence", $"DateTime? none = null; _ = none{Repeat(" ?? none", 400)} ?? DateTime.UtcNow;" },
        { "many statements", $"{Repeat("_ = input.Trim(); ", 5000)} _ = DateTime.UtcNow;" },
        { "a long interpolation", $"_ = $\"{Repeat("{input}", 2000)}{{DateTime.UtcNow}}\";" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task The_clock_is_found_in_deep_code(string what, string body)
    {
        Assert.NotEmpty(what);
        await ExpectOneAsync(Orchestrator(body, ""));
    }

    [Fact]
    public async Task The_clock_is_found_at_the_end_of_a_long_chain_of_methods()
    {
        const int Length = 5000;
        var methods = Numbered("static void M{0}() => M{1}(); ", Length);
        await ExpectOneAsync(Orchestrator("H.M0();", $"static class H {{ public {methods} static void M{Length}() {{ _ = DateTime.UtcNow; }} }}"));
    }

    [Fact]
    public async Task The_clock_is_found_at_the_end_of_a_long_chain_of_base_classes()
    {
        const int Length = 200;
        var classes = Numbered("class C{0} : C{1} { public C{0}() : base() { } } ", Length);
        await ExpectOneAsync(Orchestrator("new C0();", $"{classes} class C{Length} {{ public C{Length}() {{ _ = DateTime.UtcNow; }} }}"));
    }

    [Fact]
    public async Task The_clock_is_found_behind_types_that_nest_deeply()
    {
        const int Depth = 100;
        var nested = Numbered("class N{0} { ", Depth) + "public static void Go() { _ = DateTime.UtcNow; } " + Repeat("}", Depth);
        await ExpectOneAsync(Orchestrator($"{string.Join(".", Enumerable.Range(0, Depth).Select(index => $"N{index}"))}.Go();", nested.Replace("class", "public class", StringComparison.Ordinal)));
    }

    private static async Task ExpectOneAsync(string source)
    {
        var variant = new Variant(
            FuzzSettings.Seed,
            "deep code",
            [source, TestProject.ImplicitUsingsText],
            [.. PlatformReferences.All, .. FrameworkReferences.Of(TestFramework.DurableTask)],
            OutputKind.DynamicallyLinkedLibrary);
        var compilation = variant.Compile();
        var found = await AnalysisRun.BuildAsync(compilation);
        Assert.Single(found, line => line.Contains("PDR0101", StringComparison.Ordinal));
        Assert.Null(RunComparison.Describe("in a build", found, "file by file", await AnalysisRun.FileByFileAsync(compilation)));
    }

    private static string Orchestrator(string body, string types) => $$"""
        using Microsoft.DurableTask;

        class Order : TaskOrchestrator<string, string>
        {
            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                {{body}}
                return input;
            }
        }

        {{types}}
        """;

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Numbered(string pattern, int times)
    {
        var text = new StringBuilder();
        for (var index = 0; index < times; index++)
        {
            text.Append(pattern.Replace("{0}", $"{index}", StringComparison.Ordinal).Replace("{1}", $"{index + 1}", StringComparison.Ordinal));
        }

        return text.ToString();
    }
}
