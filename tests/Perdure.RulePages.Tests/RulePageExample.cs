using System.Text.RegularExpressions;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.RulePages.Tests;

/// <summary>The bad and the good statements of a page, for one framework, with the types and the list of symbols that both use.</summary>
internal sealed partial record RulePageExample(string Rule, TestFramework Framework, string? SymbolList, string Types, string Bad, string Good)
{
    private static readonly IReadOnlyDictionary<string, TestFramework> Frameworks = new Dictionary<string, TestFramework>
    {
        ["Perdure"] = TestFramework.Perdure,
        ["Microsoft.DurableTask"] = TestFramework.DurableTask,
        ["Durable Functions (isolated)"] = TestFramework.FunctionsIsolated,
        ["Durable Functions (in-process)"] = TestFramework.FunctionsInProcess,
        ["DurableTask.Core"] = TestFramework.DurableTaskCore,
        ["Dapr Workflow"] = TestFramework.Dapr,
        ["Temporal"] = TestFramework.Temporal,
    };

    public static IReadOnlyList<RulePageExample> ReadAll(string rule, string page) =>
        [.. ExamplePattern().Matches(page).SelectMany(match => match.Groups["frameworks"].Value.Split(", ").Select(name =>
            Frameworks.TryGetValue(name, out var framework)
                ? new RulePageExample(rule, framework, SymbolListOf(page), match.Groups["types"].Value, match.Groups["bad"].Value, match.Groups["good"].Value)
                : throw new InvalidDataException($"{rule}: There is no framework '{name}'.")))];

    private static string? SymbolListOf(string page) =>
        SymbolListPattern().Match(page) is { Success: true } match ? match.Groups["lines"].Value : null;

    [GeneratedRegex(@"^```text\n# PerdureSymbols.txt\n(?<lines>(?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex SymbolListPattern();

    [GeneratedRegex(@"^### (?<frameworks>.+)\n\n```csharp\n(?:// Types\n(?<types>(?:.*\n)*?)\n)?// Bad\n(?<bad>(?:.*\n)*?)\n// Good\n(?<good>(?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex ExamplePattern();
}
