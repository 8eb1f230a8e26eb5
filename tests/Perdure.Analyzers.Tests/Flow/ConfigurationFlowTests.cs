using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>A setting that only travels along as data is a mild matter; one that decides something is not.</summary>
public class ConfigurationFlowTests
{
    [Theory]
    [InlineData("await context.CallActivityAsync(\"Ship\", {|PDR0110:_settings[\"Region\"]|});")]
    [InlineData("await context.CallActivityAsync(\"Ship\", {|PDR0110:_settings[\"Region\"]|} ?? \"none\");")]
    [InlineData("var region = {|PDR0110:_settings[\"Region\"]|}; await context.CallActivityAsync(\"Ship\", region);")]
    [InlineData("var region = {|PDR0110:_settings[\"Region\"]|}; var text = $\"to {region}\"; await context.CallActivityAsync(\"Ship\", text);")]
    [InlineData("await context.CallActivityAsync(\"Ship\", new { Region = {|PDR0110:_settings[\"Region\"]|}, input });")]
    [InlineData("await context.CallActivityAsync(\"Ship\", new Parcel({|PDR0110:_settings[\"Region\"]|}));")]
    [InlineData("var parcel = new Parcel(\"\") { Region = {|PDR0110:_settings[\"Region\"]|} }; await context.CallActivityAsync(\"Ship\", parcel);")]
    [InlineData("await context.CallActivityAsync(\"Ship\", (input, {|PDR0110:_settings[\"Region\"]|}));")]
    [InlineData("await context.CallActivityAsync(\"Ship\", new[] { input, {|PDR0110:_settings[\"Region\"]|} });")]
    [InlineData("await context.CallActivityAsync(\"Ship\", int.Parse({|PDR0110:_settings[\"Count\"]|}!));")]
    [InlineData("await context.CallActivityAsync(\"Ship\", {|PDR0110:_settings[\"Region\"]|}?.Trim());")]
    [InlineData("await context.CallActivityAsync(\"Ship\", {|PDR0110:_settings[\"Express\"]|} == \"yes\");")]
    [InlineData("await context.CallSubOrchestratorAsync(\"Ship\", {|PDR0110:_settings[\"Region\"]|});")]
    [InlineData("context.SetCustomStatus({|PDR0110:_settings[\"Region\"]|});")]
    [InlineData("context.SendEvent(\"other\", \"Region\", {|PDR0110:_settings[\"Region\"]|});")]
    [InlineData("var region = {|PDR0110:_settings[\"Region\"]|}; log.LogInformation(\"to {Region}\", region); await context.CallActivityAsync(\"Ship\", region);")]
    [InlineData("await context.CallActivityAsync(\"Ship\", input, TaskOptions.FromRetryPolicy(new RetryPolicy(int.Parse({|PDR0110:_settings[\"Attempts\"]|}!), TimeSpan.FromSeconds(1))));")]
    public async Task A_setting_that_is_passed_on_as_data(string statements) => await RunAsync(statements);

    [Theory]
    [InlineData("await context.CallActivityAsync({|PDR0105:_settings[\"Activity\"]|}!, input);")]
    [InlineData("if ({|PDR0105:_settings[\"Express\"]|} == \"yes\") { await context.CallActivityAsync(\"Ship\", input); }")]
    [InlineData("var region = {|PDR0105:_settings[\"Region\"]|}; if (region is null) { return input; } await context.CallActivityAsync(\"Ship\", region);")]
    [InlineData("var region = {|PDR0105:_settings[\"Region\"]|}; region += \"!\"; await context.CallActivityAsync(\"Ship\", region);")]
    [InlineData("var parcel = new Parcel({|PDR0105:_settings[\"Region\"]|}); if (parcel.Region == \"\") { return input; } await context.CallActivityAsync(\"Ship\", parcel);")]
    [InlineData("await context.CreateTimer(TimeSpan.FromMinutes(int.Parse({|PDR0105:_settings[\"Minutes\"]|}!)), default);")]
    [InlineData("await context.WaitForExternalEvent<string>({|PDR0105:_settings[\"Event\"]|}!);")]
    [InlineData("await context.CallActivityAsync(\"Ship\", {|PDR0105:_settings[\"Express\"]|} == \"yes\" && await context.CallActivityAsync<bool>(\"Ask\"));")]
    [InlineData("await context.CallActivityAsync(\"Ship\", {|PDR0105:_settings[\"Region\"]|} ?? await context.CallActivityAsync<string>(\"Ask\"));")]
    [InlineData("await context.CallActivityAsync({|PDR0105:_settings[\"Express\"]|} == \"yes\" ? \"Fly\" : \"Ship\", input);")]
    [InlineData("switch ({|PDR0105:_settings[\"Express\"]|}) { case \"yes\": await context.CallActivityAsync(\"Fly\", input); break; }")]
    [InlineData("for (var i = 0; i < int.Parse({|PDR0105:_settings[\"Count\"]|}!); i++) { await context.CallActivityAsync(\"Ship\", i); }")]
    [InlineData("return {|PDR0105:_settings[\"Region\"]|}!;")]
    public async Task A_setting_that_decides_something(string statements) => await RunAsync(statements);

    [Fact]
    public async Task A_setting_in_the_call_that_an_expression_describes()
    {
        const string source = """
            using Microsoft.Extensions.Configuration;
            using Temporalio.Activities;
            using Temporalio.Workflows;

            [Workflow]
            public class Order
            {
                private readonly IConfiguration _settings = null!;

                [WorkflowRun]
                public async Task RunAsync(string input)
                {
                    var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromMinutes(1) };
                    await Workflow.ExecuteActivityAsync((Shipping shipping) => shipping.ShipAsync({|PDR0110:_settings["Region"]|}!), options);
                    await Workflow.ExecuteActivityAsync((Shipping shipping) => shipping.ShipAsync(input), new() { StartToCloseTimeout = TimeSpan.Parse({|PDR0105:_settings["Limit"]|}!) });
                }
            }

            public class Shipping
            {
                [Activity]
                public Task ShipAsync(string region) => Task.CompletedTask;
            }
            """;

        await AnalysisTest.RunAsync(TestFramework.Temporal, source);
    }

    private static async Task RunAsync(string statements) => await AnalysisTest.RunAsync(TestFramework.DurableTask, $$"""
        using Microsoft.DurableTask;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;

        class Order : TaskOrchestrator<string, string>
        {
            private readonly IConfiguration _settings = null!;

            public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
            {
                var log = context.CreateReplaySafeLogger<Order>();
                await context.CallActivityAsync("First");
                {{statements}}
                return input;
            }
        }

        record Parcel(string? Region);
        """);
}
