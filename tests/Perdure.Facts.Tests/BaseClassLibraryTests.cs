using System.Text;
using System.Text.RegularExpressions;
using Perdure.Facts.Catalogue.Making;
using Perdure.Facts.Tests.Fixtures;

namespace Perdure.Facts.Tests;

/// <summary>The shipped catalogue of the base class library.</summary>
public sealed partial class BaseClassLibraryTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "BaseClassLibrary.perdure-facts.txt"));

    [Fact]
    public void It_is_small_and_well_formed_and_certain()
    {
        var facts = Scan.Parse(Shipped);

        Assert.InRange(Encoding.UTF8.GetByteCount(Shipped), 10_000, 300_000);
        Assert.InRange(facts.Members.Count, 100, 3_000);
        Assert.All(facts.Members.Values.SelectMany(reached => reached), reached =>
        {
            Assert.False(reached.IsPossible);
            Assert.Matches(RuleId(), reached.Sink.RuleId);
            Assert.NotEmpty(reached.Sink.Phrase);
        });
    }

    [Fact]
    public void It_is_what_the_maker_makes()
    {
        var made = FrameworkCatalogue.Make(FrameworkCatalogue.InstalledFrameworks());

        Scan.Parse(made);
        if (Shipped.Contains(FrameworkCatalogue.Origin(), StringComparison.Ordinal))
        {
            Assert.Equal(Shipped, made, ignoreLineEndingDifferences: true);
        }
    }

    [Theory]
    [InlineData("M:System.IO.Compression.ZipArchive.CreateEntry(System.String)", "PDR0101")]
    [InlineData("M:System.Net.Mail.AttachmentBase.get_ContentId", "PDR0102")]
    [InlineData("M:System.Security.Cryptography.Pkcs.Pkcs9SigningTime.#ctor", "PDR0101")]
    [InlineData("M:System.Net.Http.MultipartContent.#ctor", "PDR0102")]
    public void It_lists_what_differs(string id, string rule)
    {
        Assert.Contains(Scan.Parse(Shipped).Find(id), reached => reached.Sink.RuleId == rule);
    }

    [Theory]
    [InlineData("System.Text.RegularExpressions.Regex")]
    [InlineData("System.Text.Json.JsonSerializer")]
    [InlineData("System.Linq.Enumerable")]
    [InlineData("System.String")]
    [InlineData("System.Collections.Generic.Dictionary`2")]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary`2")]
    [InlineData("System.Threading.Tasks.Task")]
    [InlineData("System.Text.StringBuilder")]
    [InlineData("System.Xml.Linq.XDocument")]
    [InlineData("System.Uri")]
    [InlineData("System.Numerics.BigInteger")]
    [InlineData("System.ComponentModel.TypeDescriptor")]
    [InlineData("System.Convert")]
    [InlineData("System.Collections.Immutable.ImmutableDictionary`2")]
    public void It_lists_nothing_of_what_orchestrators_use_all_the_time(string type)
    {
        Assert.DoesNotContain(Scan.Parse(Shipped).Members.Keys, id => id.StartsWith("M:" + type + ".", StringComparison.Ordinal));
    }

    [GeneratedRegex("^PDR\\d{4}$")]
    private static partial Regex RuleId();
}
