using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.Flow;

/// <summary>What a class of functions took from outside when it was made, read by an orchestrator of it and by an activity of it.</summary>
public class KeptOffenceTests
{
    [Theory]
    [InlineData("await context.CallActivityAsync(\"A\", {|PDR0102:_id|});")]
    [InlineData("foreach (var file in {|PDR0105:_files|}) { await context.CallActivityAsync(\"A\", file); }")]
    [InlineData("if ({|PDR0105:_settings|}.Express) { await context.CallActivityAsync(\"A\", 1); }")]
    [InlineData("await context.CallActivityAsync(\"A\", {|PDR0110:_settings|}.Url);")]
    [InlineData("await context.CallActivityAsync(\"A\", {|PDR0104:Region|});")]
    [InlineData("log.LogInformation(\"{Id}\", {|PDR0109:_id|});")]
    [InlineData("await Help();")]
    [InlineData("await context.CallActivityAsync(\"A\", _name);")]
    [InlineData("_count = 3; await context.CallActivityAsync(\"A\", _count);")]
    [InlineData("await context.CallActivityAsync(\"A\", nameof(_id));")]
    public async Task Only_what_an_orchestrator_reads_counts(string statement)
    {
        var help = statement.Contains("Help()", StringComparison.Ordinal) ? "{|PDR0102:_id|}" : "_id";
        var source = $$"""
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.DurableTask;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Logging;
            using Microsoft.Extensions.Options;

            public class Settings
            {
                public bool Express { get; set; }

                public string Url { get; set; } = "";
            }

            public class Ship
            {
                private readonly Guid _id;
                private readonly string[] _files;
                private readonly Settings _settings;
                private readonly string _name;
                private int _count;

                public Ship(IConfiguration configuration, IOptions<Settings> options, string name)
                {
                    _id = Guid.NewGuid();
                    _files = configuration["files"]!.Split(',');
                    _settings = options.Value;
                    _name = name;
                    _count = 1;
                    this.Region = Environment.GetEnvironmentVariable("REGION") ?? "";
                }

                public string Region { get; }

                [FunctionName("Ship")]
                public async Task RunAsync([OrchestrationTrigger] IDurableOrchestrationContext context, ILogger logger)
                {
                    var log = context.CreateReplaySafeLogger(logger);
                    {{statement}}
                    await context.CallActivityAsync("A", 1);
                }

                [FunctionName("A")]
                public Task<Guid> PackAsync([ActivityTrigger] object order) =>
                    Task.FromResult(_settings.Express && _files.Length > 0 && Region.Length > 0 ? _id : Guid.NewGuid());

                private Task<Guid> Help() => Task.FromResult({{help}});
            }
            """;

        await AnalysisTest.Create(TestFramework.FunctionsInProcess, source).RunAsync();
    }
}
