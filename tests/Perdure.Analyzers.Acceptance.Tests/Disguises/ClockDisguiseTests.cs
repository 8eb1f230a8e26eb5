using Perdure.Analyzers.Acceptance.Tests.Orchestrators;

namespace Perdure.Analyzers.Acceptance.Tests.Disguises;

public class ClockDisguiseTests
{
    /// <summary>Each row: name, statements, further types, usings.</summary>
    public static TheoryData<string, string, string, string> Spellings => new()
    {
        { "alias", "_ = [|DT.UtcNow|];", "", "using DT = System.DateTime;" },
        { "alias of the namespace", "_ = [|S.DateTime.Now|];", "", "using S = System;" },
        { "global qualifier", "_ = [|global::System.DateTimeOffset.UtcNow|];", "", "" },
        { "using static", "_ = [|UtcNow|].AddDays(1);", "", "using static System.DateTime;" },
        { "using static as an argument", "_ = string.Format(\"{0}\", [|Today|]);", "", "using static System.DateTime;" },
        { "global using static", "_ = [|UtcNow|];", "", "global using static System.DateTimeOffset;" },
        { "receiver of a chain", "_ = [|DateTime.UtcNow|].AddDays(1).Date.ToString(\"O\");", "", "" },
        { "both sides of an operator", "_ = [|DateTime.UtcNow|] - [|DateTime.Now|];", "", "" },
        { "parenthesised", "_ = ([|DateTime.UtcNow|]).Ticks;", "", "" },
        { "interpolation", "_ = $\"{[|DateTime.UtcNow|]:O}\";", "", "" },
        { "raw interpolation", "_ = $\"\"\"{[|DateTime.UtcNow|]:O}\"\"\";", "", "" },
        { "case guard", "switch (input) { case { Length: > 3 } when [|DateTime.UtcNow|].Hour > 3: break; }", "", "" },
        { "arm guard", "_ = input switch { _ when [|DateTime.UtcNow|].Hour > 3 => 1, _ => 2 };", "", "" },
        { "catch filter", "try { input.Trim(); } catch (Exception) when ([|DateTime.UtcNow|].Ticks > 0) { }", "", "" },
        { "loop header", "for (var end = [|DateTime.UtcNow|].AddHours(1); end > [|DateTime.UtcNow|];) { }", "", "" },
        { "anonymous type", "_ = new { At = [|DateTime.UtcNow|] };", "", "" },
        { "tuple", "var (at, _) = ([|DateTime.UtcNow|], 1); _ = at;", "", "" },
        { "coalescing", "DateTime? known = null; _ = known ?? [|DateTime.UtcNow|];", "", "" },
        { "coalescing assignment", "DateTime? known = null; known ??= [|DateTime.UtcNow|];", "", "" },
        { "conditional", "_ = input.Length > 1 ? [|DateTime.UtcNow|] : DateTime.UnixEpoch;", "", "" },
        { "element of an array", "_ = new[] { DateTime.UnixEpoch, [|DateTime.UtcNow|] };", "", "" },
        { "element of a collection expression", "DateTime[] all = [DateTime.UnixEpoch, [|DateTime.UtcNow|]];", "", "" },
        { "index", "_ = input[[|DateTime.UtcNow|].Second % 2];", "", "" },
        { "argument of a durable call", "_ = await Task.WhenAll(DURABLE_CALL, DURABLE_CALL); _ = string.Concat([|DateTime.UtcNow|]);", "", "" },
        { "finally", "try { input.Trim(); } finally { _ = [|DateTime.UtcNow|]; }", "", "" },
        { "lock", "{|PDR0306:lock (typeof(string)) { _ = [|DateTime.UtcNow|]; }|}", "", "" },
        { "checked", "_ = checked([|DateTime.UtcNow|].Ticks + 1);", "", "" },
        { "provider", "_ = [|TimeProvider.System.GetUtcNow()|].ToUnixTimeMilliseconds();", "", "" },
        { "provider's local time", "_ = [|TimeProvider.System.GetLocalNow()|];", "", "" },
        { "provider's stamps", "_ = TimeProvider.System.GetElapsedTime([|TimeProvider.System.GetTimestamp()|], 5);", "", "" },
        { "provider's span until now", "_ = [|TimeProvider.System.GetElapsedTime(5)|];", "", "" },
        { "provider's zone", "_ = [|TimeProvider.System.LocalTimeZone|];", "", "" },
        { "stopwatch", "var watch = [|Stopwatch.StartNew()|]; _ = [|watch.ElapsedMilliseconds|]; _ = [|watch.Elapsed|];", "", "using System.Diagnostics;" },
        { "static stopwatch", "_ = Stopwatch.GetElapsedTime([|Stopwatch.GetTimestamp()|], 7);", "", "using System.Diagnostics;" },
        { "stopwatch span until now", "_ = [|Stopwatch.GetElapsedTime(7)|];", "", "using System.Diagnostics;" },
        { "ticks", "_ = [|Environment.TickCount|] + [|Environment.TickCount64|];", "", "" },
        { "local zone", "_ = [|TimeZoneInfo.Local|].Id;", "", "" },
        { "local conversion", "_ = [|DURABLE_CLOCK.ToLocalTime()|];", "", "" },
        { "conversion by conditional access", "DateTime? at = DateTime.UnixEpoch; _ = at?[|.ToLocalTime()|];", "", "" },
        { "async lambda", "Func<Task<DateTime>> now = async () => { await Task.CompletedTask; return [|DateTime.UtcNow|]; }; _ = await now();", "", "" },
        { "static lambda", "Func<DateTime> now = static () => [|DateTime.UtcNow|]; _ = now();", "", "" },
        { "anonymous method", "Func<DateTime> now = delegate { return [|DateTime.UtcNow|]; }; _ = now();", "", "" },
        { "lambda in a lambda", "Func<Func<DateTime>> now = () => () => [|DateTime.UtcNow|]; _ = now()();", "", "" },
        { "immediately invoked lambda", "_ = ((Func<DateTime>)(() => [|DateTime.UtcNow|]))();", "", "" },
        { "nested local functions", "_ = A(); DateTime A() { return B(); DateTime B() => [|DateTime.UtcNow|]; } DateTime C() => DateTime.UtcNow;", "", "" },
        { "local functions that only call each other", "_ = input; void A() => B(); void B() { _ = DateTime.UtcNow; A(); }", "", "" },
        { "unsafe block", "unsafe { var at = [|DateTime.UtcNow|]; _ = *(&at); }", "", "" },
        { "goto", "again: if ([|DateTime.UtcNow|].Second == 3) { goto again; }", "", "" },
        { "is pattern", "_ = [|DateTime.UtcNow|] is { Hour: > 3 and < 5 };", "", "" },
        { "switch statement over it", "switch ([|DateTime.UtcNow|].DayOfWeek) { case DayOfWeek.Monday: break; }", "", "" },
        { "return value of the orchestrator", "if (input.Length > 3) { return [|DateTime.UtcNow|].ToString(\"O\"); }", "", "" },
        { "throw", "if (input.Length > 3) { throw new TimeoutException($\"at {[|DateTime.UtcNow|]}\"); }", "", "" },
        { "foreach over an array made of it", "foreach (var at in new[] { [|DateTime.UtcNow|] }) { _ = at; }", "", "" },
        { "out variable", "_ = DateTime.TryParse(input, out var at) ? at : [|DateTime.UtcNow|];", "", "" },
        { "ref local", "var at = DateTime.UnixEpoch; ref var alias = ref at; alias = [|DateTime.UtcNow|];", "", "" },
    };

    /// <summary>Each row: name, statements, further types, usings. Nothing is to be reported.</summary>
    public static TheoryData<string, string, string, string> Values => new()
    {
        { "names", "_ = nameof(DateTime.UtcNow) + nameof(DateTimeOffset.Now) + nameof(Stopwatch.Elapsed);", "", "using System.Diagnostics;" },
        { "types", "_ = typeof(DateTime).Name + default(DateTime) + new DateTime(2020, 1, 1);", "", "" },
        { "constants of the type", "_ = DateTime.UnixEpoch; _ = DateTime.MinValue; _ = DateTimeOffset.MaxValue;", "", "" },
        { "arithmetic", "_ = DURABLE_CLOCK.AddDays(1).Date.ToString(\"O\"); _ = DURABLE_CLOCK.ToUniversalTime();", "", "" },
        { "a zone by name", "_ = TimeZoneInfo.ConvertTimeFromUtc(DURABLE_CLOCK, TimeZoneInfo.Utc); _ = TimeZoneInfo.FindSystemTimeZoneById(\"UTC\");", "", "" },
        { "span between two given stamps", "_ = Stopwatch.GetElapsedTime(3, 7); _ = Stopwatch.Frequency; _ = Stopwatch.IsHighResolution;", "", "using System.Diagnostics;" },
        { "a type of the same name", "_ = Own.DateTime.UtcNow; _ = new Own.DateTime().Now;", "namespace Own { struct DateTime { public static int UtcNow => 1; public int Now => 2; } }", "" },
        { "an alias of the same name", "_ = DateTime.UtcNow;", "static class Fixed { public static int UtcNow => 1; }", "using DateTime = Fixed;" },
        { "a namespace of the same name", "_ = Own.System.DateTime.UtcNow;", "namespace Own.System { static class DateTime { public static int UtcNow => 1; } }", "" },
        { "a member of the same name", "_ = UtcNow.Value; ", "static class UtcNow { public static int Value => 1; }", "" },
        { "a local of the same name", "var UtcNow = 1; _ = UtcNow;", "", "" },
        { "an own extension of the same name", "_ = input.ToLocalTime();", "static class Extensions { public static string ToLocalTime(this string text) => text; }", "" },
        { "documentation", "Documented.Go();", "static class Documented { /// <summary><see cref=\"DateTime.UtcNow\"/></summary>\n public static void Go() { } }", "" },
        { "a comment and a string", "_ = \"DateTime.UtcNow\"; // DateTime.UtcNow", "", "" },
        { "code that is not compiled", "_ = input;\n#if NEVER\n_ = DateTime.UtcNow;\n#endif\n", "", "" },
        { "a constant in an attribute", "Marked.Go();", "[AttributeUsage(AttributeTargets.All)] class NoteAttribute(string text) : Attribute { public string Text => text; }\n [Note(nameof(DateTime.Now))] static class Marked { [Note(\"x\")] public static void Go() { } }", "" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public Task The_clock_is_found_in_every_spelling(string name, string body, string types, string usings)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types, usings);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public Task A_value_that_mentions_the_clock_is_not_reported(string name, string body, string types, string usings)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types, usings);
    }

    [Fact]
    public Task The_clock_is_found_in_every_framework()
    {
        return AcceptanceTest.RunInEveryFrameworkAsync("_ = await DURABLE_CALL; _ = [|DateTime.UtcNow|]; _ = DURABLE_CLOCK;");
    }
}
