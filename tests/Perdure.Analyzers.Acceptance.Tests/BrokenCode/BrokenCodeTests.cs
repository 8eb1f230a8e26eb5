using Perdure.Analyzers.Acceptance.Tests.Orchestrators;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Acceptance.Tests.BrokenCode;

/// <summary>Code that does not compile, as it is most of the time while somebody types: what is still clear is still reported.</summary>
public class BrokenCodeTests
{
    /// <summary>Each row: name, statements, further types.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "unknown name beside it", "_ = Missing.Thing(); _ = [|DateTime.UtcNow|];", "" },
        { "missing semicolon", "var at = [|DateTime.UtcNow|]\n_ = at;", "" },
        { "unfinished call", "_ = [|DateTime.UtcNow|].AddDays(;", "" },
        { "argument of an unknown method", "Missing([|DateTime.UtcNow|]);", "" },
        { "wrong type", "int at = [|DateTime.UtcNow|]; _ = at;", "" },
        { "helper with an error", "_ = H.Go();", "static class H { public static DateTime Go() { Missing(); return [|DateTime.UtcNow|]; } public static DateTime Other() => DateTime.UtcNow; }" },
        { "lambda with an error", "Func<DateTime> now = () => { Missing(); return [|DateTime.UtcNow|]; }; _ = now();", "" },
        { "member access in the making", "_ = [|DateTime.UtcNow|]; DateTime.", "" },
        { "type with an unknown base", "_ = new H().Go();", "class H : Missing { public DateTime Go() => [|DateTime.UtcNow|]; public DateTime Other() => DateTime.UtcNow; }" },
        { "interface that is not implemented", "_ = new H().Go();", "class H : IDisposable { public DateTime Go() => [|DateTime.UtcNow|]; }" },
        { "member in the making after it", "_ = H.Go();", "static class H { public static DateTime Go() => [|DateTime.UtcNow|]; public static DateTime }" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_clear_is_reported(string name, string body, string types)
    {
        Assert.NotEmpty(name);
        var test = AcceptanceTest.Create(TestFramework.DurableTask, OrchestratorTemplate.Write(TestFramework.DurableTask, body, types));
        test.CompilerErrorsAllowed = true;
        await test.RunAsync();
    }
}
