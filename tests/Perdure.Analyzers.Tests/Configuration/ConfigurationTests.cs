using Perdure.Analyzers.Rules;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Configuration;

public class ConfigurationTests
{
    private const string Helper = "namespace Acme; public static class Clock { public static DateTime Stamp(int a, int b) => {|#0:DateTime.UtcNow|}; public static DateTime Other => {|#1:DateTime.UtcNow|}; }";
    private const string Caller = "_ = Acme.Clock.Stamp(1, 2); _ = Acme.Clock.Other;";

    [Theory]
    [InlineData("M:Acme.Clock.Stamp(System.Int32,System.Int32)", 1)]
    [InlineData("M:Acme.Clock.Stamp", 1)]
    [InlineData("P:Acme.Clock.Other", 0)]
    public async Task A_trusted_member_ends_the_walk(string id, int left)
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator(Caller), Helper);
        test.Project.ConfigurationFiles[".editorconfig"] = $"root = true\n[*.cs]\nperdure.trusted_symbols = {id}\n";
        test.Expected.Add(new ExpectedDiagnostic(RuleIdentifiers.Clock, left));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("T:Acme.Clock")]
    [InlineData("N:Acme")]
    [InlineData("P:Acme.Clock.Other, M:Acme.Clock.Stamp(System.Int32,System.Int32)")]
    [InlineData("P:System.DateTime.UtcNow")]
    public async Task Trust_covers_types_namespaces_and_the_api_itself(string ids)
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator(Caller), Helper.Replace("{|#0:", "").Replace("{|#1:", "").Replace("|}", ""));
        test.Project.ConfigurationFiles[".globalconfig"] = $"is_global = true\nperdure.trusted_symbols = {ids}\n";
        await test.RunAsync();
    }

    [Fact]
    public async Task A_banned_symbol_is_reported_and_not_walked()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("_ = {|PDR0002:Acme.Clock.Stamp(1, 2)|}; {|PDR0002:Console.Beep()|};"), "namespace Acme; public static class Clock { public static DateTime Stamp(int a, int b) => DateTime.UtcNow; }");
        test.Project.ConfigurationFiles[".editorconfig"] = "root = true\n[*.cs]\nperdure.banned_symbols = M:Acme.Clock.Stamp, M:System.Console.Beep\n";
        await test.RunAsync();
    }

    [Fact]
    public async Task The_symbol_list_file_trusts_and_bans()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("Acme.Good.Go(); {|#0:Acme.Bad.Go()|};"), "namespace Acme; static class Good { public static void Go() { _ = DateTime.UtcNow; } } static class Bad { public static void Go() { } }");
        test.Project.AdditionalFiles["PerdureSymbols.txt"] = "# ours\n[trusted]\nT:Acme.Good\n[banned]\nT:Acme.Bad; talks to the mainframe\n";
        test.Expected.Add(new ExpectedDiagnostic(RuleIdentifiers.BannedSymbol, 0) { Message = "'Bad.Go' is banned by the configuration (talks to the mainframe); 'Order.RunAsync' reaches it directly." });
        await test.RunAsync();
    }

    [Theory]
    [InlineData("[Deterministic] public static void Go() { _ = DateTime.UtcNow; }", "")]
    [InlineData("public static void Go() { _ = DateTime.UtcNow; }", "[Deterministic]")]
    public async Task The_attribute_ends_the_walk_in_any_namespace(string member, string onType)
    {
        await AnalysisTest.RunAsync(
            TestFramework.DurableTask,
            AnalysisTest.Orchestrator("Acme.H.Go();"),
            $"namespace Acme {{ {onType} static class H {{ {member} }} class DeterministicAttribute : Attribute {{ }} }}");
    }

    [Fact]
    public async Task The_attribute_on_a_property_ends_the_walk()
    {
        await AnalysisTest.RunAsync(
            TestFramework.DurableTask,
            AnalysisTest.Orchestrator("_ = Acme.H.P; _ = Acme.H.Q;"),
            "namespace Acme { static class H { [Deterministic] public static DateTime P => DateTime.UtcNow; public static DateTime Q => [|DateTime.UtcNow|]; } class DeterministicAttribute : Attribute { } }");
    }

    [Fact]
    public async Task The_attribute_of_the_framework_asks_for_the_walk()
    {
        await AnalysisTest.RunAsync(
            TestFramework.FunctionsInProcess,
            """
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;

            public static class Ship
            {
                [Deterministic]
                [FunctionName("Ship")]
                public static async Task RunAsync([OrchestrationTrigger] IDurableOrchestrationContext context) => await context.CallActivityAsync(Label(), {|PDR0101:DateTime.UtcNow|});

                [Deterministic]
                private static string Label() => "a" + {|PDR0102:Guid.NewGuid()|};
            }
            """);
    }

    [Fact]
    public async Task Unknown_calls_are_reported_on_request()
    {
        var source = AnalysisTest.Orchestrator("dynamic d = input; {|#0:d.Go()|}; _ = Math.Abs(1);");
        var test = AnalysisTest.Create(TestFramework.DurableTask, source);
        test.Project.ConfigurationFiles[".globalconfig"] = "is_global = true\nperdure.report_unknown = true\n";
        test.Expected.Add(new ExpectedDiagnostic(RuleIdentifiers.PossiblyReached, 0));
        await test.RunAsync();
        await AnalysisTest.RunAsync(TestFramework.DurableTask, source.Replace("{|#0:", "").Replace("|}", ""));
    }

    [Fact]
    public async Task The_severity_of_a_rule_is_the_users()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("_ = DateTime.UtcNow; _ = {|#0:Guid.NewGuid()|};"));
        test.Project.ConfigurationFiles[".editorconfig"] = "root = true\n[*.cs]\ndotnet_diagnostic.PDR0101.severity = none\ndotnet_diagnostic.PDR0102.severity = error\n";
        test.Expected.Add(new ExpectedDiagnostic(RuleIdentifiers.RandomIdentifier, 0) { Severity = Microsoft.CodeAnalysis.DiagnosticSeverity.Error });
        await test.RunAsync();
    }

    [Fact]
    public async Task Broken_configuration_is_left_out()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("_ = [|DateTime.UtcNow|];"));
        test.Project.ConfigurationFiles[".editorconfig"] = "root = true\n[*.cs]\nperdure.trusted_symbols = ,,)(;X:Y,Z\nperdure.report_unknown = maybe\n";
        test.Project.AdditionalFiles["PerdureSymbols.txt"] = "garbage\n[other]\nT:System.DateTime\n[trusted]\n\n;;\n";
        test.Project.AdditionalFiles["x.perdure-facts.txt"] = "not facts";
        await test.RunAsync();
    }
}
