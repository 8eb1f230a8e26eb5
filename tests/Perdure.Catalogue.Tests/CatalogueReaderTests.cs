using Perdure.Catalogue.Tests.Reading;

namespace Perdure.Catalogue.Tests;

public sealed class CatalogueReaderTests
{
    private const string Header = "[PDR0101 UtcNow] reads the system clock\n";

    [Fact]
    public void Reads_sections_entries_and_exceptions()
    {
        var entries = CatalogueReader.Read("a.txt", "# A comment.\n\n" + Header + "P:System.DateTime.UtcNow\n- M:System.Guid.#ctor(System.Byte[])\n");

        Assert.Equal(["P:System.DateTime.UtcNow", "M:System.Guid.#ctor(System.Byte[])"], entries.Select(entry => entry.Id));
        Assert.Equal([false, true], entries.Select(entry => entry.IsException));
        Assert.Equal([4, 5], entries.Select(entry => entry.Line));
        Assert.All(entries, entry => Assert.Equal(("PDR0101", "UtcNow", "reads the system clock"), (entry.Section.Rule, entry.Section.Capability, entry.Section.Phrase)));
    }

    [Theory]
    [InlineData("P:System.DateTime.UtcNow\n", 1)]
    [InlineData("[PDR0101] reads the system clock\n", 1)]
    [InlineData("[PDR0101 utcNow] reads the system clock\n", 1)]
    [InlineData("[PDR0101 UtcNow] Reads the system clock.\n", 1)]
    [InlineData("[PDR0101 UtcNow]\n", 1)]
    [InlineData(Header + "System.DateTime.UtcNow\n", 2)]
    [InlineData(Header + "X:System.DateTime.UtcNow\n", 2)]
    [InlineData(Header + "P:System.DateTime.UtcNow # comment\n", 2)]
    [InlineData(Header + " P:System.DateTime.UtcNow\n", 2)]
    [InlineData(Header + "-P:System.DateTime.UtcNow\n", 2)]
    [InlineData(Header + "M:System.Math.Max(System.Int32, System.Int32)\n", 2)]
    [InlineData(Header + "#comment\n", 2)]
    [InlineData(Header + Header, 2)]
    [InlineData(Header + "P:System.DateTime.UtcNow", 1)]
    [InlineData(Header + "P:System.DateTime.UtcNow\r\n", 1)]
    [InlineData(Header + "P:System.DateTime.UtcNow\n\n", 1)]
    public void Refuses_what_the_format_does_not_allow(string text, int line)
    {
        var exception = Assert.Throws<CatalogueFormatException>(() => CatalogueReader.Read("a.txt", text));

        Assert.StartsWith($"a.txt({line}): ", exception.Message, StringComparison.Ordinal);
    }
}
