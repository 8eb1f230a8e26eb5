using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Contracts;

/// <summary>Contracts in the model that Microsoft.DurableTask and Perdure share.</summary>
public class SdkContractTests
{
    [Theory]
    [InlineData(TestFramework.DurableTask, "Microsoft.DurableTask")]
    [InlineData(TestFramework.Perdure, "Perdure")]
    public Task A_name_that_nothing_declares_or_registers_is_reported(TestFramework framework, string space) => RunAsync(framework, space, """
        await context.CallActivityAsync({|PDR0501:"Takesint_"|}, 1);
        await context.CallActivityAsync({|PDR0501:nameof(Unfinished)|}, 1);
        await context.CallActivityAsync({|PDR0501:nameof(HasOtherName)|}, 1);
        await context.CallActivityAsync({|PDR0501:Names.Constant|}, 1);
        await context.CallActivityAsync({|PDR0501:new TaskName("Nobody")|}, 1);
        const string lost = "Lost"; var once = "Gone";
        await context.CallActivityAsync({|PDR0501:lost|});
        await context.CallActivityAsync({|PDR0501:once|});
        await context.CallActivityAsync({|PDR0501:nameof(Child)|}, 1);
        await context.CallSubOrchestratorAsync({|PDR0502:"Childs"|}, 1);
        await context.CallSubOrchestratorAsync({|PDR0502:nameof(TakesInt)|}, 1);

        await context.CallActivityAsync("takesINT", 1);
        await context.CallActivityAsync(nameof(TakesInt), 1);
        await context.CallActivityAsync(typeof(TakesInt).Name, 1);
        await context.CallActivityAsync("Renamed", 1);
        await context.CallActivityAsync("Func", "a");
        await context.CallActivityAsync("Group", "a");
        await context.CallActivityAsync(Names.Interpolated, "a");
        await context.CallActivityAsync("Alias", 1);
        await context.CallActivityAsync("ByType", 1);
        await context.CallActivityAsync(Names.NotConstant, 1);
        await context.CallActivityAsync(input, 1);
        await context.CallActivityAsync("BuiltIn::HttpActivity", 1);
        await context.CallSubOrchestratorAsync(nameof(Child), 1);
        await context.CallSubOrchestratorAsync("ChildFunc", "a");
        var chosen = "A"; chosen = input;
        await context.CallActivityAsync(chosen);
        """);

    [Theory]
    [InlineData(TestFramework.DurableTask, "Microsoft.DurableTask")]
    [InlineData(TestFramework.Perdure, "Perdure")]
    public Task An_input_that_cannot_be_read_is_reported(TestFramework framework, string space) => RunAsync(framework, space, """
        await context.CallActivityAsync(nameof(TakesInt), {|PDR0503:"one"|});
        await context.CallActivityAsync(nameof(TakesInt), {|PDR0503:true|});
        await context.CallActivityAsync(nameof(TakesInt), {|PDR0503:new Item("a", 1)|});
        await context.CallActivityAsync(nameof(TakesInt), {|PDR0503:new[] { 1 }|});
        await context.CallActivityAsync(nameof(TakesString), {|PDR0503:1|});
        await context.CallActivityAsync(nameof(TakesString), {|PDR0503:new Item("a", 1)|});
        await context.CallActivityAsync(nameof(TakesGuid), {|PDR0503:"no guid"|});
        await context.CallActivityAsync(nameof(TakesGuid), {|PDR0503:context.CurrentUtcDateTime|});
        await context.CallActivityAsync(nameof(TakesItem), {|PDR0503:input|});
        await context.CallActivityAsync(nameof(TakesItem), {|PDR0503:new[] { new Item("a", 1) }|});
        await context.CallActivityAsync(nameof(TakesItem), {|PDR0503:new Customer()|});
        await context.CallActivityAsync(nameof(TakesStrict), {|PDR0503:new { Mail = "a" }|});
        await context.CallActivityAsync(nameof(TakesItems), {|PDR0503:new Item("a", 1)|});
        await context.CallActivityAsync(nameof(TakesList), {|PDR0503:new List<string>()|});
        await context.CallActivityAsync(nameof(TakesList), {|PDR0503:new Dictionary<string, int>()|});
        await context.CallActivityAsync(nameof(TakesLevel), {|PDR0503:_level|});
        await context.CallActivityAsync(nameof(TakesString), {|PDR0503:Level.High|});
        await context.CallActivityAsync("Nothing", {|PDR0503:input|});
        await context.CallActivityAsync("Renamed", {|PDR0503:input|});
        await context.CallActivityAsync("Group", {|PDR0503:1|});
        await context.CallActivityAsync(Names.Interpolated, {|PDR0503:1|});
        await context.CallSubOrchestratorAsync(nameof(Child), {|PDR0503:input|});
        await context.CallSubOrchestratorAsync("ChildFunc", {|PDR0503:1|});

        int? maybe = 1; object any = 1; dynamic some = "a"; Customer customer = new BestCustomer();
        await context.CallActivityAsync(nameof(TakesInt), maybe);
        await context.CallActivityAsync(nameof(TakesInt), 1L);
        await context.CallActivityAsync(nameof(TakesInt), Level.High);
        await context.CallActivityAsync(nameof(TakesInt), any);
        await context.CallActivityAsync(nameof(TakesInt), (object)some);
        await context.CallActivityAsync(nameof(TakesInt), JsonDocument.Parse("1").RootElement);
        await context.CallActivityAsync(nameof(TakesNullable), 1);
        await context.CallActivityAsync(nameof(TakesNullable), null);
        await context.CallActivityAsync(nameof(TakesNullable));
        await context.CallActivityAsync(nameof(TakesLong), 1);
        await context.CallActivityAsync(nameof(TakesLong), 1.0);
        await context.CallActivityAsync(nameof(TakesString), Guid.Empty);
        await context.CallActivityAsync(nameof(TakesString), context.CurrentUtcDateTime);
        await context.CallActivityAsync(nameof(TakesString), 'c');
        await context.CallActivityAsync(nameof(TakesString), null);
        await context.CallActivityAsync(nameof(TakesGuid), input);
        await context.CallActivityAsync(nameof(TakesGuid), "6d3b5b3e-8f0e-4a53-9a51-2f4b3c6f0a11");
        await context.CallActivityAsync(nameof(TakesItem), new SameShape("a", 1));
        await context.CallActivityAsync(nameof(TakesItem), new { sku = "a", Other = 1 });
        await context.CallActivityAsync(nameof(TakesItem), new Dictionary<string, object>());
        await context.CallActivityAsync(nameof(TakesCustomer), new BestCustomer());
        await context.CallActivityAsync(nameof(TakesCustomer), customer);
        await context.CallActivityAsync(nameof(TakesStrict), customer);
        await context.CallActivityAsync(nameof(TakesStrict), new { name = "a" });
        await context.CallActivityAsync(nameof(TakesList), new[] { 1 });
        await context.CallActivityAsync(nameof(TakesList), new long[] { 1 }.Select(x => x));
        await context.CallActivityAsync(nameof(TakesList), new HashSet<int>());
        await context.CallActivityAsync(nameof(TakesItems), new List<SameShape>());
        await context.CallActivityAsync(nameof(TakesItems), new object[] { 1 });
        await context.CallActivityAsync(nameof(TakesAny), new Item("a", 1));
        await context.CallActivityAsync(nameof(TakesAny));
        await context.CallActivityAsync(nameof(TakesElement), new Item("a", 1));
        await context.CallActivityAsync(nameof(TakesMoney), 12.5m);
        await context.CallActivityAsync(nameof(TakesLevel), 1);
        await context.CallActivityAsync(nameof(TakesNamed), input);
        await context.CallActivityAsync(nameof(TakesMap), customer);
        await context.CallActivityAsync(nameof(TakesTuple), (1, "a"));
        await context.CallActivityAsync(nameof(TakesItem), default(Item));
        """);

    [Theory]
    [InlineData(TestFramework.DurableTask, "Microsoft.DurableTask")]
    [InlineData(TestFramework.Perdure, "Perdure")]
    public Task An_output_that_cannot_be_read_is_reported(TestFramework framework, string space) => RunAsync(framework, space, """
        _ = await {|PDR0504:context.CallActivityAsync<string>(nameof(GivesInt), "a")|};
        _ = await {|PDR0504:context.CallActivityAsync<int>(nameof(GivesString), "a")|};
        _ = await {|PDR0504:context.CallActivityAsync<Item>(nameof(GivesString), "a")|};
        _ = await {|PDR0504:context.CallActivityAsync<Customer>(nameof(GivesItem), "a")|};
        _ = await {|PDR0504:context.CallActivityAsync<Item[]>(nameof(GivesItem), "a")|};
        _ = await {|PDR0504:context.CallActivityAsync<int>(nameof(GivesArray), "a")|};
        _ = await {|PDR0504:context.CallActivityAsync<bool>("Func", "a")|};
        _ = await {|PDR0504:context.CallActivityAsync<string>("Group", "a")|};
        var nothing = await {|PDR0504:context.CallActivityAsync<string>("Nothing", 1)|};
        _ = await {|PDR0504:context.CallSubOrchestratorAsync<int>(nameof(Child), 1)|};
        await {|PDR0504:context.CallActivityAsync<string>(nameof(GivesInt), "a")|};
        var both = await Task.WhenAll({|PDR0504:context.CallActivityAsync<Item>(nameof(GivesArray), "a")|});

        await context.CallActivityAsync(nameof(GivesInt), "a");
        await context.CallActivityAsync<string>("Nothing", 1);
        _ = await context.CallActivityAsync<string>("Nothing", 1);
        _ = await context.CallActivityAsync<object>("Nothing", 1);
        _ = await context.CallActivityAsync<int?>(nameof(GivesInt), "a");
        _ = await context.CallActivityAsync<long>(nameof(GivesInt), "a");
        _ = await context.CallActivityAsync<object>(nameof(GivesInt), "a");
        _ = await context.CallActivityAsync<JsonElement>(nameof(GivesItem), "a");
        _ = await context.CallActivityAsync<SameShape>(nameof(GivesItem), "a");
        _ = await context.CallActivityAsync<BestCustomer>(nameof(GivesBase), "a");
        _ = await context.CallActivityAsync<List<int>>(nameof(GivesArray), "a");
        _ = await context.CallActivityAsync<IEnumerable<long>>(nameof(GivesArray), "a");
        _ = await context.CallActivityAsync<int>(nameof(GivesAny), "a");
        _ = await Typed<string>(context, nameof(GivesInt));
        static Task<T> Typed<T>(TaskOrchestrationContext context, string name) => context.CallActivityAsync<T>(name, "a");
        """);

    [Theory]
    [InlineData(TestFramework.DurableTask, "Microsoft.DurableTask")]
    [InlineData(TestFramework.Perdure, "Perdure")]
    public Task What_does_not_survive_serialization_is_reported(TestFramework framework, string space) => RunAsync(framework, space, """
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:context.CallActivityAsync<string>("Func2", "a")|});
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:(Func<int>)(() => 1)|});
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:CancellationToken.None|});
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:Stream.Null|});
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:context|});
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:typeof(int)|});
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:new int[1, 1]|});
        await context.CallActivityAsync(nameof(TakesAny), {|PDR0506:new List<Task>()|});
        _ = await {|PDR0506:context.CallActivityAsync<IOrder>(nameof(GivesAny), "a")|};
        _ = await {|PDR0506:context.CallActivityAsync<TwoWays>(nameof(GivesAny), "a")|};
        _ = await {|PDR0506:context.CallActivityAsync<Unbound>(nameof(GivesAny), "a")|};
        _ = await {|PDR0506:context.CallActivityAsync<Hidden[]>(nameof(GivesAny), "a")|};

        IOrder order = null!;
        await context.CallActivityAsync(nameof(TakesAny), order);
        await context.CallActivityAsync(nameof(TakesAny), await context.CallActivityAsync<string>("Func2", "a"));
        await context.CallActivityAsync(nameof(TakesAny), typeof(int).Name);
        await context.CallActivityAsync(nameof(TakesAny), new int[1][]);
        await context.CallActivityAsync(nameof(TakesTuple), (1, "a"));
        _ = await context.CallActivityAsync<IReadOnlyList<Item>>(nameof(GivesAny), "a");
        _ = await context.CallActivityAsync<IDictionary<string, Item>>(nameof(GivesAny), "a");
        _ = await context.CallActivityAsync<Marked>(nameof(GivesAny), "a");
        _ = await context.CallActivityAsync<Shape>(nameof(GivesAny), "a");
        _ = await context.CallActivityAsync<Bound>(nameof(GivesAny), "a");
        """, """
        using Microsoft.DurableTask;
        using System.Text.Json.Serialization;

        public interface IOrder { int Id { get; } }
        public class TwoWays { public TwoWays(int id) { Id = id; } public TwoWays(int id, string name) { Id = id; } public int Id { get; } }
        public class Unbound { public Unbound(IServiceProvider services) { } public int Id { get; set; } }
        public class Bound { public Bound(int id) { Id = id; } public int Id { get; } }
        public class Hidden { private Hidden() { } public int Id { get; set; } }
        public class Marked { [JsonConstructor] private Marked() { } public int Id { get; set; } }
        [JsonDerivedType(typeof(Circle), "circle")] public abstract class Shape { public int Size { get; set; } }
        public class Circle : Shape { }
        public class WithStream : {|PDR0506:TaskActivity<Stream, string>|} { public override Task<string> RunAsync(TaskActivityContext context, Stream input) => Task.FromResult(""); }
        public class WithInterface : {|PDR0506:TaskActivity<IOrder, string>|} { public override Task<string> RunAsync(TaskActivityContext context, IOrder input) => Task.FromResult(""); }
        public class GivesInterface : TaskActivity<string, IOrder> { public override Task<IOrder> RunAsync(TaskActivityContext context, string input) => Task.FromResult<IOrder>(null!); }
        public class GivesCallback : {|PDR0506:TaskActivity<string, Action>|} { public override Task<Action> RunAsync(TaskActivityContext context, string input) => Task.FromResult<Action>(null!); }
        public static class More { public static void Add(DurableTaskRegistry registry) => registry.AddActivityFunc<string, string>("Func2", (context, input) => input); }
        """);

    [Fact]
    public async Task No_input_for_a_value_is_reported_where_the_framework_refuses_it()
    {
        await RunAsync(TestFramework.DurableTask, "Microsoft.DurableTask", """
            await {|PDR0503:context.CallActivityAsync(nameof(TakesInt))|};
            await {|PDR0503:context.CallActivityAsync(nameof(TakesInt), null)|};
            await context.CallActivityAsync(nameof(TakesInt), input: {|PDR0503:null|}, new TaskOptions());
            await context.CallActivityAsync(nameof(TakesNullable));
            await context.CallSubOrchestratorAsync(nameof(Child));
            """);
        await RunAsync(TestFramework.Perdure, "Perdure", "await context.CallActivityAsync(nameof(TakesInt));");
    }

    private static Task RunAsync(TestFramework framework, string space, string statements, string more = "")
    {
        string[] sources = [ContractSources.Tasks, ContractSources.Orchestrator(statements), more];
        return AnalysisTest.RunAsync(framework, [.. sources.Select(source => source.Replace("Microsoft.DurableTask", space, StringComparison.Ordinal))]);
    }
}
