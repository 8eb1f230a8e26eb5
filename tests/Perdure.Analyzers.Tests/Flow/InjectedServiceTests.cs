using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>Services that an orchestrator was given, and what looks like one.</summary>
public class InjectedServiceTests
{
    [Theory]
    [InlineData("await {|PDR0205:_field.FindAsync(1)|};")]
    [InlineData("await {|PDR0205:Property.FindAsync(1)|};")]
    [InlineData("await {|PDR0205:this._field.FindAsync(1)|}.ConfigureAwait(true);")]
    [InlineData("_ = {|PDR0205:_field.FindAsync(1)|};")]
    [InlineData("{|PDR0205:_field.Save(1)|};")]
    [InlineData("_field?{|PDR0205:.Save(1)|};")]
    [InlineData("Func<int, Task<string>> find = {|PDR0205:_field.FindAsync|}; await find(1);")]
    [InlineData("Func<int, Task<string>> find = _done.FindAsync; _ = find.Method.Name;")]
    [InlineData("_ = {|PDR0001:_field.Price(1)|};")]
    [InlineData("_ = {|PDR0001:_field.Count|};")]
    [InlineData("_field.Limit = 3;")]
    [InlineData("if (!context.IsReplaying) { _ = _field.Price(1); }")]
    [InlineData("_ = _field.StartAll(context);")]
    [InlineData("if (!context.IsReplaying) { _ = _field.FindAsync(1); }")]
    [InlineData("if (!context.IsReplaying) { await {|PDR0205:_field.FindAsync(1)|}; }")]
    [InlineData("if (!context.IsReplaying) { await {|PDR0205:_field.FindAsync(1)|}.ConfigureAwait(true); _field.Save(1); }")]
    [InlineData("if (!context.IsReplaying) { _ = _field.NoteAsync(new Note { Text = $\"{context.InstanceId}\" }); }")]
    [InlineData("await _done.FindAsync(1);")]
    [InlineData("await _client.RunAsync(1);")]
    [InlineData("var client = Client(context); await client.RunAsync(1);")]
    [InlineData("await Help();")]
    public async Task Work_of_a_service_that_nothing_in_source_implements_is_reported(string statement)
    {
        var help = statement.Contains("Help()", StringComparison.Ordinal) ? "{|PDR0205:_field.FindAsync(2)|}" : "_field.FindAsync(2)";
        var source = $$"""
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;

            public interface IOrders
            {
                Task<string> FindAsync(int id);

                Task NoteAsync(Note note);

                decimal Price(int id);

                int Count { get; }

                int Limit { get; set; }

                void Save(int id);

                Task StartAll(IDurableOrchestrationContext context);
            }

            public class Note
            {
                public string Text { get; set; } = "";
            }

            public interface IDone
            {
                Task<string> FindAsync(int id);
            }

            public class Done : IDone
            {
                public Task<string> FindAsync(int id) => Task.FromResult("done");
            }

            public interface IClient
            {
                Task RunAsync(int id);
            }

            public class Ship
            {
                private readonly IOrders _field;
                private readonly IDone _done = new Done();
                private IClient _client = null!;

                public Ship(IOrders orders)
                {
                    _field = orders ?? throw new ArgumentNullException(nameof(orders));
                    Property = orders;
                }

                public IOrders Property { get; }

                [FunctionName("Ship")]
                public async Task RunAsync([OrchestrationTrigger] IDurableOrchestrationContext context)
                {
                    _client = Client(context);
                    {{statement}}
                    await context.CallActivityAsync("Pack", 1);
                }

                [FunctionName("Pack")]
                public Task<string> PackAsync([ActivityTrigger] int id) => Property.FindAsync(id);

                private Task<string> Help() => {{help}};

                private static IClient Client(IDurableOrchestrationContext context) => Make<IClient>(context);

                private static T Make<T>(IDurableOrchestrationContext context) => context.GetInput<T>();
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.FunctionsInProcess, source);
    }
}
