using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Facts.Summaries;
using Perdure.Facts.Tests.Fixtures;
using static Perdure.Facts.Tests.Fixtures.FarAndNear;

namespace Perdure.Facts.Tests;

/// <summary>What a project or an assembly declares to be deterministic, or bans.</summary>
public sealed class ConfiguredSymbolTests
{
    [Theory]
    [InlineData("M:Near.Tax.Compute")]
    [InlineData("M:Near.Tax.Compute(System.Int32)")]
    [InlineData("T:Near.Tax")]
    [InlineData("N:Near")]
    [InlineData("N:Far")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("A:Far")]
    public void A_cut_ends_the_walk(string cut)
    {
        var facts = Scan.Parse(Scan.Text([("Far", Far), ("Near", Near)], cut));

        Assert.Equal(string.Empty, facts.Of("M:Near.Price.For(System.Int32)"));
        Assert.Equal(cut == "A:Far" ? AnalysisState.Trusted : AnalysisState.Analysed, facts.StateOf("Far"));
        Assert.Equal(AnalysisState.Analysed, facts.StateOf("Near"));
        Assert.Equal(AnalysisState.Unknown, facts.StateOf("Elsewhere"));
    }

    [Fact]
    public void A_project_can_trust_and_ban_symbols_of_other_assemblies()
    {
        var symbols = new Build.ProjectSymbols();
        symbols.AddList("# ours\nM:Before.Any.Section\n[banned]\nP:Far.Clock.Number\nF:Far.Clock.Number;is not ours\n[Trusted]\nM:Far.Clock.Stamp ; reviewed\n!?\nT:\n");

        Assert.Equal(["M:Far.Clock.Stamp", "!?", "T:"], symbols.Trusted);
        Assert.Equal([new("P:Far.Clock.Number", string.Empty), new("F:Far.Clock.Number", "is not ours")], symbols.Banned);

        var directory = Directory.CreateTempSubdirectory("perdure-facts-");
        try
        {
            var far = CompiledAssembly.Compile(directory.FullName, "Far", Far);
            var near = CompiledAssembly.Compile(directory.FullName, "Near", Near, references: far);
            var other = new Build.ProjectSymbols();
            other.AddList("[banned]\nM:System.Guid.ToString;is ours to ban\nM:Near.Tax.Compute");
            var trusting = Scan.Parse(new FactsGenerator(FactsOptions.For(symbols), new SummaryCache()).Generate([far.Path, near.Path], [], Scan.FrameworkPaths()).Text);
            var banning = Scan.Parse(new FactsGenerator(FactsOptions.For(other), new SummaryCache()).Generate([far.Path, near.Path], [], Scan.FrameworkPaths()).Text);

            Assert.Equal(string.Empty, trusting.Of("M:Near.Price.For(System.Int32)"));
            Assert.Equal("PDR0101", trusting.Of("M:Near.Price.get_Started"));
            Assert.Equal("PDR0002", banning.Of("M:Near.Price.For(System.Int32)"));
            Assert.Equal("is banned by the configuration", banning.Find("M:Near.Price.For(System.Int32)")[0].Sink.Phrase);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Configuration_files_trust_and_ban_symbols_in_any_section()
    {
        var symbols = new Build.ProjectSymbols();
        symbols.AddOptions("root = true\n# perdure.trusted_symbols = M:Far.Clock.Commented\nindent_size\n[*.cs]\nPerdure.Trusted_Symbols = M:Far.Clock.Stamp(System.Int32,System.String), T:Far.Ids;N:Far.Pure\n[Other.cs]\nperdure.banned_symbols=P:Far.Clock.Number\nperdure.trusted_symbols =\nother = M:Far.Other\n");

        Assert.Equal(["M:Far.Clock.Stamp(System.Int32,System.String)", "T:Far.Ids", "N:Far.Pure"], symbols.Trusted);
        Assert.Equal([new("P:Far.Clock.Number", string.Empty)], symbols.Banned);
        Assert.False(symbols.IsEmpty);
    }

    [Fact]
    public void A_whole_assembly_can_be_declared_deterministic()
    {
        var declared = "[assembly: My.Deterministic(\"reviewed\")] namespace My { class DeterministicAttribute(string why) : System.Attribute { public string Why => why; } }\n"
            + Far.Replace("using System;", string.Empty, StringComparison.Ordinal).Replace("DateTime", "System.DateTime", StringComparison.Ordinal);
        var facts = Scan.Parse(Scan.Text([("Far", declared), ("Near", Near)]));

        Assert.Equal(string.Empty, facts.Of("M:Far.Clock.Stamp"));
        Assert.Equal(string.Empty, facts.Of("M:Near.Price.For(System.Int32)"));
    }
}
