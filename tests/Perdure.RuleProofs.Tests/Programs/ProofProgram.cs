using System.Text.RegularExpressions;

namespace Perdure.RuleProofs.Tests.Programs;

/// <summary>An example of a rule page as a program: an orchestrator in a namespace of its own.</summary>
internal sealed partial record ProofProgram(string Rule, ProgramVariant Variant, string Source)
{
    /// <summary>The name of the orchestrator.</summary>
    public string Name => $"{Rule}.{Variant}";

    /// <summary>The full name of its type.</summary>
    public string TypeName => $"Proofs.{Rule}.{Variant}.Ship";

    /// <summary>The name of its file.</summary>
    public string Path => $"{Name}.cs";

    /// <summary>Puts statements of an example into the skeleton of an orchestrator.</summary>
    public static ProofProgram Create(string skeleton, string rule, ProgramVariant variant, string statements, string types)
    {
        var source = skeleton.Replace("{statements}", statements, StringComparison.Ordinal) + types;
        return new ProofProgram(
            rule, variant, AfterUsings().Replace(source, $"$0\nnamespace Proofs.{rule}.{variant};\n", 1));
    }

    /// <summary>The same program with other source: in the namespace of another variant.</summary>
    public ProofProgram As(ProgramVariant variant, string source) => new(
        Rule, variant, source.Replace($"namespace Proofs.{Rule}.{Variant};", $"namespace Proofs.{Rule}.{variant};", StringComparison.Ordinal));

    /// <summary>What it calls by name, each with the type of the result.</summary>
    public IEnumerable<(string Member, string Result, string Name)> Calls() => CallPattern().Matches(Source).Select(match =>
        (match.Groups["member"].Value, match.Groups["result"].Value, match.Groups["name"].Value));

    [GeneratedRegex(@"\A(?:using [^\n]+\n)+")]
    private static partial Regex AfterUsings();

    [GeneratedRegex(@"(?<member>CallActivityAsync|CallSubOrchestratorAsync|WaitForExternalEvent)(?:<(?<result>[^(]+)>)?\(\s*""(?<name>[^""]+)""")]
    private static partial Regex CallPattern();
}
