namespace Perdure.EndToEnd.Tests;

/// <summary>The property <c>PerdureAnalysisMode</c>, as a project that installs the package sets it.</summary>
[Collection(nameof(PackageFeed))]
public sealed class PresetPackageTests(PackageFeed feed)
{
    private const string Orchestrator = """
        using Perdure;

        public sealed class Stamped : TaskOrchestrator<string, DateTime>
        {
            public override Task<DateTime> RunAsync(TaskOrchestrationContext context, string name) => Task.FromResult(DateTime.UtcNow);
        }
        """;

    [Theory]
    [InlineData("", "warning")]
    [InlineData("Default", "warning")]
    [InlineData("Strict", "error")]
    [InlineData("None", null)]
    public async Task The_mode_decides_and_stands_in_the_project_file(string mode, string? severity)
    {
        var result = await Project("mode-" + mode, mode).BuildAsync();

        Assert.Equal(severity == "error" ? 1 : 0, result.ExitCode);
        Assert.Equal(severity == "warning", result.Output.Contains("warning PDR0101", StringComparison.Ordinal));
        Assert.Equal(severity == "error", result.Output.Contains("error PDR0101", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_user_configures_wins_over_the_preset()
    {
        var project = Project("mode-overridden", "Strict").Write(".editorconfig", """
            root = true
            [*.cs]
            dotnet_diagnostic.PDR0101.severity = warning
            """);

        var result = (await project.BuildAsync()).MustSucceed();

        Assert.Contains("warning PDR0101", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_packages_side_by_side_report_a_finding_once()
    {
        var project = Project("both", "");
        project.Write("app.csproj", project.Read("app.csproj").Replace(
            "</ItemGroup>", """<PackageReference Include="Perdure.Analyzers" Version="0.1.0" /></ItemGroup>""", StringComparison.Ordinal));

        var result = (await project.BuildAsync()).MustSucceed();

        Assert.Contains("warning PDR0101", result.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 Warning(s)", result.Output, StringComparison.Ordinal);
    }

    private FreshProject Project(string name, string mode) => feed.CreateProject(name)
        .Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <PerdureAnalysisMode>{mode}</PerdureAnalysisMode>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Perdure" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """)
        .Write("Stamped.cs", Orchestrator);
}
