using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Disguises;

public class IdentifierDisguiseTests
{
    /// <summary>Each row: name, statements, further types, usings.</summary>
    public static TheoryData<string, string, string, string> Spellings => new()
    {
        { "plain", "_ = {|PDR0102:Guid.NewGuid()|};", "", "" },
        { "chain", "_ = {|PDR0102:Guid.NewGuid()|}.ToString(\"N\")[..8];", "", "" },
        { "using static", "_ = {|PDR0102:NewGuid()|};", "", "using static System.Guid;" },
        { "alias", "_ = {|PDR0102:Id.NewGuid()|};", "", "using Id = System.Guid;" },
        { "method group", "Func<Guid> make = {|PDR0102:Guid.NewGuid|}; _ = make();", "", "" },
        { "method group in a query", "_ = new[] { 1 }.Select(_ => {|PDR0102:Guid.NewGuid()|}).ToList();", "", "" },
        { "method group as an argument", "_ = Maker.Make({|PDR0102:Guid.NewGuid|});", "static class Maker { public static T Make<T>(Func<T> make) => make(); }", "" },
        { "version 7", "_ = {|PDR0102:Guid.CreateVersion7()|}; _ = {|PDR0102:Guid.CreateVersion7(DateTimeOffset.UnixEpoch)|};", "", "" },
        { "random file name", "_ = {|PDR0102:Path.GetRandomFileName()|};", "", "" },
        { "trace identifier", "_ = {|PDR0102:ActivityTraceId.CreateRandom()|};", "", "using System.Diagnostics;" },
        { "default of an optional parameter", "_ = Maker.Make(null);", "static class Maker { public static Guid Make(Guid? known = null) => known ?? {|PDR0102:Guid.NewGuid()|}; }", "" },
        { "property of a record that is made", "_ = new Message(input);", "record Message(string Text) { public Guid Id { get; init; } = {|PDR0102:Guid.NewGuid()|}; }", "" },
        { "lazily made", "_ = Session.Id.Value;", "static class Session { public static readonly Lazy<Guid> Id = new({|PDR0102:Guid.NewGuid|}); }", "" },
    };

    /// <summary>Each row: name, statements, further types, usings. Nothing is to be reported.</summary>
    public static TheoryData<string, string, string, string> Values => new()
    {
        { "values", "_ = Guid.Empty; _ = new Guid(); _ = default(Guid); _ = new Guid(\"6a9f2f4e-8b0e-4f5c-9a51-8f8f1b4b7a11\");", "", "" },
        { "parsing", "_ = Guid.Parse(input); _ = Guid.TryParse(input, out var id) ? id : Guid.Empty;", "", "" },
        { "bytes", "_ = new Guid(new byte[16]); _ = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);", "", "" },
        { "name", "_ = nameof(Guid.NewGuid);", "", "" },
        { "paths that are computed", "_ = Path.GetFileName(input); _ = Path.Combine(\"a\", \"b\"); _ = Path.ChangeExtension(input, \"x\");", "", "" },
        { "own method of the same name", "_ = Own.NewGuid(); _ = input.NewGuid();", "static class Own { public static int NewGuid() => 1; public static int NewGuid(this string text) => 2; }", "" },
        { "record that is not made", "Message? none = null; _ = none?.Text;", "record Message(string Text) { public Guid Id { get; init; } = Guid.NewGuid(); }", "" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public Task A_random_identifier_is_found_in_every_spelling(string name, string body, string types, string usings)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types, usings);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public Task An_identifier_that_is_a_value_is_not_reported(string name, string body, string types, string usings)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types, usings);
    }

    [Fact]
    public Task A_random_identifier_is_found_in_every_framework()
    {
        return AcceptanceTest.RunInEveryFrameworkAsync("_ = {|PDR0102:Guid.NewGuid()|}; _ = Guid.Empty;");
    }
}
