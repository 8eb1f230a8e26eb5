namespace Perdure.Analyzers.Tests.CallGraph;

/// <summary>A member that the catalogue excepts from what it says about a type.</summary>
public class CatalogueExceptionTests
{
    [Theory]
    [InlineData("Console.ForegroundColor = ConsoleColor.Red;")]
    [InlineData("var before = Console.ForegroundColor; Console.ForegroundColor = before; Console.ResetColor();")]
    [InlineData("{|PDR0204:Console.ReadLine()|};")]
    [InlineData("_ = {|PDR0204:Console.KeyAvailable|};")]
    [InlineData("var start = new System.Diagnostics.Process(); _ = start.StartInfo.FileName; _ = {|PDR0204:start.ExitCode|};")]
    public async Task A_property_that_is_excepted_is_so_with_its_accessors(string statements)
    {
        await AnalysisTest.RunOrchestratorAsync(statements.Replace("new System.Diagnostics.Process()", "{|PDR0204:new System.Diagnostics.Process()|}", StringComparison.Ordinal));
    }
}
