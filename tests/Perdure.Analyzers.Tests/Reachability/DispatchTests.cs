namespace Perdure.Analyzers.Tests.Reachability;

public class DispatchTests
{
    private const string Clocks = """
        interface IClock { DateTime Now { get; } }
        class SystemClock : IClock { public DateTime Now => {|#0:DateTime.UtcNow|}; }
        class FixedClock : IClock { public DateTime Now => DateTime.UnixEpoch; }
        """;

    private static Task RunAsync(string body, string types, string? rule)
    {
        var test = AnalysisTest.Create(Verification.Frameworks.TestFramework.DurableTask, AnalysisTest.Orchestrator(body, types));
        if (rule is not null)
        {
            test.Expected.Add(new Verification.ExpectedDiagnostic(rule, 0));
        }

        return test.RunAsync();
    }

    [Theory]
    [InlineData("IClock c = new SystemClock(); _ = c.Now;", "PDR0101")]
    [InlineData("IClock c = new FixedClock(); _ = c.Now;", null)]
    [InlineData("var c = H.Get(); _ = c.Now; new FixedClock();", null)]
    [InlineData("var c = H.Get(); _ = c.Now; new SystemClock();", "PDR0101")]
    [InlineData("var c = H.Get(); _ = c.Now; new SystemClock(); new FixedClock();", "PDR0001")]
    [InlineData("var c = H.Get(); _ = c.Now;", "PDR0001")]
    [InlineData("IClock c = new FixedClock(); c = new SystemClock(); _ = c.Now;", "PDR0001")]
    public Task A_call_on_an_interface_goes_where_objects_exist(string body, string? rule) =>
        RunAsync(body, Clocks + "static class H { public static IClock Get() => null!; }", rule);

    [Fact]
    public Task What_all_candidates_do_is_certain() => RunAsync(
        "H.Get().Go(); new A(); new B();",
        "interface I { void Go(); } class A : I { public void Go() { _ = [|DateTime.UtcNow|]; } } class B : I { public void Go() { _ = [|DateTime.Now|]; } } static class H { public static I Get() => null!; }",
        null);

    [Fact]
    public Task A_registered_implementation_is_the_one_behind_the_interface() => RunAsync(
        "_ = H.Get().Now;",
        Clocks + """
        static class H { public static IClock Get() => null!; }
        static class Services
        {
            public static object AddSingleton<TService, TImplementation>(this object services) => services;
            static void Configure(object services) => services.AddSingleton<IClock, FixedClock>();
        }
        """.Replace("{|#0:", string.Empty).Replace("|}", string.Empty),
        null);

    [Theory]
    [InlineData("new B().Go();", "class B { public virtual void Go() { _ = {|#0:DateTime.UtcNow|}; } } class D : B { public override void Go() { } }", "PDR0101")]
    [InlineData("new D().Go();", "class B { public virtual void Go() { _ = DateTime.UtcNow; } } class D : B { public override void Go() { } }", null)]
    [InlineData("new D().Go();", "class B { public virtual void Go() { _ = {|#0:DateTime.UtcNow|}; } } class D : B { public override void Go() => base.Go(); }", "PDR0101")]
    [InlineData("H.Get().Go();", "class B { public virtual void Go() { _ = {|#0:DateTime.UtcNow|}; } } static class H { public static B Get() => null!; }", "PDR0101")]
    [InlineData("H.Get().Go(); new D();", "abstract class B { public abstract void Go(); } class D : B { public override void Go() { _ = {|#0:DateTime.UtcNow|}; } } class E : B { public override void Go() { } } static class H { public static B Get() => null!; }", "PDR0101")]
    [InlineData("new D().Run();", "abstract class B { public void Run() => Go(); protected abstract void Go(); } class D : B { protected override void Go() { _ = {|#0:DateTime.UtcNow|}; } }", "PDR0101")]
    public Task A_virtual_call_goes_to_the_override(string body, string types, string? rule) => RunAsync(body, types, rule);

    [Theory]
    [InlineData("object o = H.Get(); _ = o.ToString();", "class C { public override string ToString() => DateTime.UtcNow.ToString(); } static class H { public static object Get() => new C(); }")]
    [InlineData("IDisposable d = H.Get(); d.Dispose();", "class C : IDisposable { public void Dispose() { _ = DateTime.UtcNow; } } static class H { public static IDisposable Get() => new C(); }")]
    [InlineData("foreach (var x in H.Get()) { }", "class C : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { _ = DateTime.UtcNow; yield break; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; } static class H { public static IEnumerable<int> Get() => new C(); }")]
    public Task Slots_of_the_platform_are_followed_only_on_an_exact_type(string body, string types) => RunAsync(body, types, null);

    [Theory]
    [InlineData("object o = new C(); _ = o.ToString();", "class C { public override string ToString() => {|#0:DateTime.UtcNow|}.ToString(); }")]
    [InlineData("IDisposable d = new C(); d.Dispose();", "class C : IDisposable { public void Dispose() { _ = {|#0:DateTime.UtcNow|}; } }")]
    [InlineData("foreach (var x in new C()) { }", "class C : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { _ = {|#0:DateTime.UtcNow|}; yield break; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }")]
    public Task Slots_of_the_platform_are_followed_on_an_exact_type(string body, string types) => RunAsync(body, types, "PDR0101");

    [Fact]
    public Task The_host_makes_the_class_of_an_orchestrator_function() => AnalysisTest.RunAsync(
        Verification.Frameworks.TestFramework.FunctionsIsolated,
        """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;

        public abstract class Flow<TInput>
        {
            protected async Task<string> RunCoreAsync(TaskOrchestrationContext context) => await ExecuteAsync(context, context.GetInput<TInput>()!) + Label();

            protected abstract Task<string> ExecuteAsync(TaskOrchestrationContext context, TInput input);

            protected virtual string Label() => "flow";
        }

        public class Ship : Flow<string>
        {
            [Function("Ship")]
            public Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => RunCoreAsync(context);

            protected override Task<string> ExecuteAsync(TaskOrchestrationContext context, string input) => context.CallActivityAsync<string>("Pack", input + {|PDR0101:DateTime.UtcNow|});
        }

        public class Pay : Flow<string>
        {
            [Function("Pay")]
            public Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => RunCoreAsync(context);

            [Function("Pack")]
            public static string Pack([ActivityTrigger] string input) => input;

            protected override Task<string> ExecuteAsync(TaskOrchestrationContext context, string input) => context.CallActivityAsync<string>("Pack", input);

            protected override string Label() => "pay" + {|PDR0102:Guid.NewGuid()|};
        }

        public class Count : Flow<string>
        {
            [Function("Count")]
            public string Run([ActivityTrigger] string input) => Label();

            protected override Task<string> ExecuteAsync(TaskOrchestrationContext context, string input) => Task.FromResult(input);

            protected override string Label() => "count" + Environment.TickCount;
        }
        """);
}
