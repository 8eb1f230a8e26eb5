using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.CodeFixes.Tests.Replace;

public class IdentifierTests
{
    [Theory]
    [InlineData("var x = {|PDR0102:Guid.NewGuid()|};", "var x = context.NewGuid();")]
    [InlineData("var x = {|PDR0102:Guid.NewGuid()|}.ToString(\"N\");", "var x = context.NewGuid().ToString(\"N\");")]
    [InlineData("var x = {|PDR0102:Guid.NewGuid()|} /* trail */;", "var x = context.NewGuid() /* trail */;")]
    [InlineData("var x = {|PDR0102:Guid.CreateVersion7()|};", "var x = context.NewGuid();")]
    [InlineData("var x = {|PDR0102:Guid.CreateVersion7({|PDR0101:DateTimeOffset.UtcNow|})|};", "var x = context.NewGuid();")]
    [InlineData("var x = {|PDR0102:Path.GetRandomFileName()|}.Length;", "var x = context.NewGuid().ToString(\"N\").Length;")]
    [InlineData("Func<Guid> x = {|PDR0102:Guid.NewGuid|};", "Func<Guid> x = context.NewGuid;")]
    [InlineData("{|PDR0102:Guid.NewGuid()|};", "context.NewGuid();")]
    [InlineData("Use({|PDR0102:Guid.NewGuid()|}, nameof(Guid.NewGuid), new Guid(new byte[16]));", "Use(context.NewGuid(), nameof(Guid.NewGuid), new Guid(new byte[16]));")]
    public async Task An_identifier_comes_from_the_context(string before, string after)
    {
        await ReplaceTest.Statement(before, after).RunAsync();
    }

    [Fact]
    public async Task An_identifier_type_with_its_own_constructor_keeps_its_type()
    {
        const string Source = """
            using System.Xml;
            using Microsoft.DurableTask;

            static class Helper
            {
                static UniqueId Id(TaskOrchestrationContext context) => {|PDR0102:new UniqueId()|};
            }
            """;
        await ReplaceTest.Source(
            Source,
            Source.Replace("{|PDR0102:new UniqueId()|}", "new UniqueId(context.NewGuid())", StringComparison.Ordinal)).RunAsync();
    }

    [Fact]
    public async Task A_framework_without_identifiers_is_offered_none()
    {
        await ReplaceTest.NothingInSource(
            """
            using DurableTask.Core;

            static class Helper
            {
                static Guid Id(OrchestrationContext context) => {|PDR0102:Guid.NewGuid()|};
            }
            """,
            TestFramework.DurableTaskCore).RunAsync();
    }
}
