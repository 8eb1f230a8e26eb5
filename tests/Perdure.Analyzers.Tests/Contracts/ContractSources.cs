namespace Perdure.Analyzers.Tests.Contracts;

/// <summary>The activities, orchestrators and registrations that the tests of the Durable Task SDK's model share.</summary>
internal static class ContractSources
{
    /// <summary>Declarations in the model of Microsoft.DurableTask; <c>Microsoft.DurableTask</c> stands for the namespace of the framework.</summary>
    public const string Tasks = """
        using Microsoft.DurableTask;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        public record Item(string Sku, int Count);
        public record SameShape(string Sku, int Count);
        public class Customer { public string Name { get; set; } = ""; public string Mail { get; set; } = ""; }
        public class BestCustomer : Customer { public int Rank { get; set; } }
        public class Strict { public required string Name { get; set; } }
        public enum Level { Low, High }
        [JsonConverter(typeof(JsonStringEnumConverter))] public enum Named { A, B }
        [JsonConverter(typeof(MoneyConverter))] public class Money { public decimal Amount { get; set; } }
        public class MoneyConverter : JsonConverter<Money>
        {
            public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new();
            public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) { }
        }

        public class Takes<T> : TaskActivity<T, string> { public override Task<string> RunAsync(TaskActivityContext context, T input) => Task.FromResult(""); }
        public class Gives<T> : TaskActivity<string, T> { public override Task<T> RunAsync(TaskActivityContext context, string input) => Task.FromResult(default(T)!); }
        public class TakesInt : Takes<int> { }
        public class TakesNullable : Takes<int?> { }
        public class TakesLong : Takes<long> { }
        public class TakesString : Takes<string> { }
        public class TakesGuid : Takes<Guid> { }
        public class TakesItem : Takes<Item> { }
        public class TakesCustomer : Takes<Customer> { }
        public class TakesStrict : Takes<Strict> { }
        public class TakesList : Takes<List<int>> { }
        public class TakesItems : Takes<IReadOnlyList<Item>> { }
        public class TakesAny : Takes<object?> { }
        public class TakesElement : Takes<JsonElement> { }
        public class TakesMoney : Takes<Money> { }
        public class TakesLevel : Takes<Level> { }
        public class TakesNamed : Takes<Named> { }
        public class TakesMap : Takes<Dictionary<string, int>> { }
        public class TakesTuple : Takes<(int, string)> { }
        public class GivesInt : Gives<int> { }
        public class GivesString : Gives<string> { }
        public class GivesItem : Gives<Item> { }
        public class GivesBase : Gives<Customer> { }
        public class GivesArray : Gives<int[]> { }
        public class GivesAny : Gives<object> { }
        [DurableTask("Renamed")] public class HasOtherName : TaskActivity<int, int> { public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(input); }
        public abstract class Unfinished : Takes<int> { }
        public class Child : TaskOrchestrator<int, string> { public override Task<string> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(""); }

        public static class Names { public const string Constant = "Const" + "ant"; public const string Interpolated = $"{Constant}Name"; public static readonly string NotConstant = "?"; }

        public static class Registration
        {
            static int ByGroup(TaskActivityContext context, string input) => input.Length;
            public static void Add(DurableTaskRegistry registry) => registry
                .AddActivityFunc<string, int>("Func", (context, input) => input.Length)
                .AddActivityFunc<string, int>("Group", ByGroup)
                .AddActivityFunc<int>("Nothing", (TaskActivityContext context, int input) => { })
                .AddActivityFunc(Names.Interpolated, (TaskActivityContext context, string input) => input.Length)
                .AddActivity<TakesInt>("Alias")
                .AddActivity(new TaskName("ByType"), typeof(TakesInt))
                .AddActivity(typeof(TakesInt))
                .AddOrchestratorFunc<string, int>("ChildFunc", (context, input) => Task.FromResult(input.Length));
        }
        """;

    /// <summary>A file with an orchestrator whose statements are <paramref name="statements"/>.</summary>
    public static string Orchestrator(string statements) => $$"""
        using Microsoft.DurableTask;
        using System.Text.Json;

        class Caller : TaskOrchestrator<string, string>
        {
            private readonly string _level = "High";

            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                {{statements}}
                await Task.CompletedTask;
                return input;
            }
        }
        """;
}
