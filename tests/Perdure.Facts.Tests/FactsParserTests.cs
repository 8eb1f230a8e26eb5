using Perdure.Analyzers.CallGraph.Facts;

namespace Perdure.Facts.Tests;

/// <summary>The reader that the analyzers share.</summary>
public sealed class FactsParserTests
{
    private const string Start = "perdure-facts 1\nA Lib 1.0.0.0\nA Json 2.0.0.0 trusted\nS PDR0101 UtcNow P:System.DateTime.UtcNow reads the system clock\n";

    [Fact]
    public void It_reads_what_the_documentation_shows()
    {
        Assert.True(AssemblyFacts.TryParse(Start + "# a comment\nN Lib\nT Price\nM For(System.Int32)\t0:Tax.Compute>Clock.Stamp\t?0\nF Started\t0\nN \nT Global\nM #ctor\t?0:…\n", out var facts, out var error));

        Assert.Null(error);
        Assert.Equal(AnalysisState.Analysed, facts.StateOf("Lib"));
        Assert.Equal(AnalysisState.Trusted, facts.StateOf("Json"));
        var reached = facts.Find("M:Lib.Price.For(System.Int32)");
        Assert.Equal(["Tax.Compute", "Clock.Stamp"], reached[0].Chain);
        Assert.False(reached[0].IsPossible);
        Assert.True(reached[1].IsPossible);
        Assert.Equal("reads the system clock", reached[0].Sink.Phrase);
        Assert.Single(facts.Find("F:Lib.Price.Started"));
        Assert.Single(facts.Find("M:Global.#ctor"));
        Assert.Empty(facts.Find("M:Lib.Price.Other"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("something else\n", "Line 1 of the facts is not the header")]
    [InlineData("perdure-facts 2\n", "Line 1 of the facts says 'perdure-facts 2', but this version reads 'perdure-facts 1'")]
    [InlineData(Start + "X y\n", "Line 5 of the facts begins with the unknown letter 'X'")]
    [InlineData(Start + "nonsense\n", "Line 5 of the facts has no kind letter")]
    [InlineData(Start + "M For\t0\n", "Line 5 of the facts names a member before its type")]
    [InlineData(Start + "N Lib\nT P\nM For\t7\n", "Line 7 of the facts holds '7', which is not a fact")]
    [InlineData(Start + "N Lib\nT P\nM For\t?\n", "holds '?', which is not a fact")]
    [InlineData(Start + "N Lib\nT P\nM For\n", "names a member without a fact")]
    [InlineData(Start + "S PDR0101 UtcNow\n", "should hold rule, capability, documentation id and phrase")]
    [InlineData(Start + "A Lib\n", "should hold the name and the version")]
    public void It_says_what_is_wrong_and_gives_nothing(string text, string expected)
    {
        Assert.False(AssemblyFacts.TryParse(text, out var facts, out var error));

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("Rebuild the project", error, StringComparison.Ordinal);
        Assert.Empty(facts.Members);
    }

    [Fact]
    public void It_reads_lines_that_end_as_on_Windows()
    {
        Assert.True(AssemblyFacts.TryParse((Start + "N Lib\nT P\nM For\t0\n").Replace("\n", "\r\n", StringComparison.Ordinal), out var facts, out _));

        Assert.Single(facts.Find("M:Lib.P.For"));
    }
}
