namespace Perdure.EndToEnd.Tests;

/// <summary>The packages, installed in a fresh project: type the mistake, build, apply the fixes, run.</summary>
[Collection(nameof(PackageFeed))]
public sealed class InstalledPackageTests(PackageFeed feed)
{
    private const string Orchestrator = """
        using Perdure;

        namespace Fresh;

        public sealed class Greeting : TaskOrchestrator<string, string>
        {
            public override async Task<string> RunAsync(TaskOrchestrationContext context, string name)
            {
                var at = DateTime.UtcNow; // when it began
                var id = Guid.NewGuid();
                await Task.Delay(TimeSpan.FromMilliseconds(20));
                var text = await context.CallActivityAsync<string>("greet", name);
                return $"{text} {Stamp.Of(context).Length > 0} {at.Kind} {id != Guid.Empty} {Age.Of(at) >= 0}";
            }
        }
        """;

    private const string Stamp = """
        using Perdure;

        namespace Fresh;

        public static class Stamp
        {
            public static string Of(TaskOrchestrationContext context) => DateTime.UtcNow.ToString("O");

            // Nobody calls it from an orchestrator.
            public static string OfNow() => DateTime.UtcNow.ToString("O");
        }
        """;

    private const string Age = """
        namespace Fresh;

        public static class Age
        {
            // It has no context to ask.
            public static double Of(DateTime began) => (DateTime.UtcNow - began).TotalSeconds;
        }
        """;

    private const string Program = """
        using Fresh;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Perdure.Client;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddDurableTask(durable => durable
            .UseSqlite("fresh.db")
            .AddTasks(tasks => tasks
                .AddOrchestrator<Greeting>()
                .AddActivityFunc<string, string>("greet", (_, name) => $"Hello {name}!")));
        using var host = builder.Build();
        await host.StartAsync();
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(Greeting), "Ada");
        var end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Console.WriteLine($"{end.RuntimeStatus}: {end.ReadOutputAs<string>()}");
        await host.StopAsync();
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Perdure" Version="0.1.0" />
            <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task Mistakes_are_reported_fixed_by_dotnet_format_and_the_fixed_orchestrator_completes()
    {
        var project = feed.CreateProject("fresh")
            .Write("fresh.csproj", Project)
            .Write("Greeting.cs", Orchestrator)
            .Write("Stamp.cs", Stamp)
            .Write("Age.cs", Age)
            .Write("Program.cs", Program);

        var broken = (await project.BuildAsync()).MustSucceed();
        Assert.Equal(["Age.cs:PDR0101", "Greeting.cs:PDR0101", "Greeting.cs:PDR0102", "Greeting.cs:PDR0301", "Stamp.cs:PDR0101"], broken.Findings);

        (await project.DotnetAsync("format", "analyzers", "--no-restore")).MustSucceed();
        Assert.Equal(
            Orchestrator
                .Replace("DateTime.UtcNow", "context.CurrentUtcDateTime", StringComparison.Ordinal)
                .Replace("Guid.NewGuid()", "context.NewGuid()", StringComparison.Ordinal)
                .Replace("Task.Delay(TimeSpan.FromMilliseconds(20))", "context.CreateTimer(TimeSpan.FromMilliseconds(20), CancellationToken.None)", StringComparison.Ordinal),
            project.Read("Greeting.cs"));
        Assert.Equal(Age, project.Read("Age.cs"));

        // One kind of fix for each rule and run: what needs the context as a parameter comes with the second.
        (await project.DotnetAsync("format", "analyzers", "--no-restore")).MustSucceed();
        Assert.Equal(
            "using Perdure;\n\n" + Age
                .Replace("(DateTime began)", "(TaskOrchestrationContext context, DateTime began)", StringComparison.Ordinal)
                .Replace("DateTime.UtcNow", "context.CurrentUtcDateTime", StringComparison.Ordinal),
            project.Read("Age.cs"));

        var repaired = (await project.BuildAsync("-warnaserror")).MustSucceed();
        Assert.Empty(repaired.Findings);

        var run = (await project.DotnetAsync("run", "--no-build")).MustSucceed();
        Assert.Contains("Completed: Hello Ada! True Utc True True", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editorconfig_makes_a_finding_fail_the_build_and_advice_that_breaks_replay_is_suppressed()
    {
        var project = feed.CreateProject("strict")
            .Write("strict.csproj", Project)
            .Write("Greeting.cs", Orchestrator)
            .Write("Stamp.cs", Stamp)
            .Write("Age.cs", Age)
            .Write("Program.cs", Program)
            .Write(".editorconfig", """
                root = true
                [*.cs]
                dotnet_diagnostic.PDR0102.severity = error
                dotnet_diagnostic.CA2007.severity = warning
                """);

        var result = await project.BuildAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error PDR0102", result.Output, StringComparison.Ordinal);

        // The compiler's own advice about awaits is silent in the orchestrator only.
        Assert.Matches(@"Program\.cs\(\d+,\d+\): warning CA2007", result.Output);
        Assert.DoesNotMatch(@"Greeting\.cs\(\d+,\d+\): warning CA2007", result.Output);
    }
}
