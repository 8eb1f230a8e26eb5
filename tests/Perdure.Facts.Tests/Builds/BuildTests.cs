using Perdure.Facts.Tests.Fixtures;

namespace Perdure.Facts.Tests.Builds;

/// <summary>The task and its targets in real builds.</summary>
public sealed class BuildTests
{
    private const string NetTen = "<TargetFramework>net10.0</TargetFramework>";
    private const string ReadsClock = "namespace Far { public static class Clock { public static System.DateTime Stamp() => System.DateTime.UtcNow; } }";
    private const string ReadsNothing = "namespace Far { public static class Clock { public static System.DateTime Stamp() => System.DateTime.UnixEpoch; } }";
    private const string Near = "namespace Near { public static class Price { public static System.DateTime For(int i) => Far.Clock.Stamp().AddDays(i); } }";
    private const string App = """
        using Microsoft.DurableTask; using System.Threading.Tasks;
        public class Order : TaskOrchestrator<int, string>
        {
            public override Task<string> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(Near.Price.For(input).ToString());
        }
        """;

    private const string Diagnostic = "warning PDR0101: 'DateTime.UtcNow' reads the system clock, which differs on replay; 'Order.RunAsync' reaches it through 'Price.For' → 'Clock.Stamp'.";

    [Fact]
    public void A_clock_two_projects_away_is_found_and_goes_away_when_it_is_corrected()
    {
        using var workspace = new Workspace();
        workspace.Library("Far", ReadsClock);
        workspace.Library("Near", Near, "Far");
        workspace.App("App", App, NetTen, "Near");

        Assert.Contains(Diagnostic, workspace.Build("App"), StringComparison.Ordinal);

        var facts = Scan.Parse(File.ReadAllText(workspace.Facts("App").FullName));
        Assert.Equal("PDR0101: Clock.Stamp", facts.Of("M:Near.Price.For(System.Int32)"));
        Assert.Equal("PDR0101", facts.Of("M:Far.Clock.Stamp"));
        var config = File.ReadAllText(workspace.PathOf("App/obj/Debug/net10.0/App.GeneratedMSBuildEditorConfig.editorconfig"));
        Assert.Contains("build_metadata.AdditionalFiles.PerdureFacts = true", config, StringComparison.Ordinal);

        var written = workspace.Facts("App").LastWriteTimeUtc;
        var compiled = File.GetLastWriteTimeUtc(workspace.PathOf("App/obj/Debug/net10.0/App.dll"));
        workspace.Build("App", "--no-restore");
        Assert.Equal(written, workspace.Facts("App").LastWriteTimeUtc);
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(workspace.PathOf("App/obj/Debug/net10.0/App.dll")));

        // A change that no fact shows: the assembly is read again, and neither the facts are written nor the compiler runs.
        workspace.Write("Far/Far.cs", ReadsClock.Replace("UtcNow", "UtcNow.AddDays(1)", StringComparison.Ordinal));
        workspace.Build("App", "--no-restore");
        Assert.Equal(written, workspace.Facts("App").LastWriteTimeUtc);
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(workspace.PathOf("App/obj/Debug/net10.0/App.dll")));

        workspace.Write("Far/Far.cs", ReadsNothing);
        Assert.DoesNotContain("PDR0101", workspace.Build("App", "--no-restore"), StringComparison.Ordinal);
        Assert.Empty(Scan.Parse(File.ReadAllText(workspace.Facts("App").FullName)).Members);
        Assert.NotEqual(compiled, File.GetLastWriteTimeUtc(workspace.PathOf("App/obj/Debug/net10.0/App.dll")));

        // What the configuration trusts counts inside other assemblies too.
        workspace.Write("Far/Far.cs", ReadsClock);
        workspace.Write(".editorconfig", "[*.cs]\nperdure.trusted_symbols = M:Far.Clock.Stamp\n");
        Assert.DoesNotContain("PDR0101", workspace.Build("App", "--no-restore"), StringComparison.Ordinal);
        Assert.Contains("A Far ", File.ReadAllText(workspace.Facts("App").FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_target_framework_has_facts_of_its_own()
    {
        using var workspace = new Workspace();
        workspace.Library("Far", ReadsClock);
        workspace.Library("Near", Near, "Far");
        workspace.Write("Far/Far.csproj", File.ReadAllText(workspace.PathOf("Far/Far.csproj")).Replace("net10.0", "netstandard2.0", StringComparison.Ordinal));
        workspace.Write("Near/Near.csproj", File.ReadAllText(workspace.PathOf("Near/Near.csproj")).Replace("net10.0", "netstandard2.0", StringComparison.Ordinal));
        workspace.Write(
            "Microsoft.DurableTask.Abstractions/Microsoft.DurableTask.Abstractions.csproj",
            File.ReadAllText(workspace.PathOf("Microsoft.DurableTask.Abstractions/Microsoft.DurableTask.Abstractions.csproj")).Replace("net10.0", "netstandard2.0", StringComparison.Ordinal));
        workspace.App("App", App, "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>", "Near");

        workspace.Build("App");

        foreach (var targetFramework in new[] { "netstandard2.0", "net10.0" })
        {
            var facts = Scan.Parse(File.ReadAllText(workspace.Facts("App", targetFramework).FullName));
            Assert.Equal("PDR0101: Clock.Stamp", facts.Of("M:Near.Price.For(System.Int32)"));
        }
    }

    [Fact]
    public void A_package_from_a_folder_feed_is_read()
    {
        using var workspace = new Workspace();
        workspace.Library("Far", ReadsClock);
        workspace.Library("Near", Near, "Far");
        workspace.Dotnet("pack Far --nologo -v:q -m:1 -o feed -nodeReuse:false -p:PackageVersion=1.2.3");
        workspace.Dotnet("pack Near --nologo -v:q -m:1 -o feed -nodeReuse:false -p:PackageVersion=1.2.3");
        workspace.Write("consumer/NuGet.config", "<configuration><packageSources><clear /><add key=\"feed\" value=\"../feed\" /></packageSources><config><add key=\"globalPackagesFolder\" value=\"../packages\" /></config></configuration>");
        workspace.App("App", App, NetTen, "Include=\"Near\" Version=\"1.2.3\"");
        Directory.Move(workspace.PathOf("App"), workspace.PathOf("consumer/App"));
        Directory.Move(workspace.PathOf("package"), workspace.PathOf("consumer/package"));
        Directory.Move(workspace.PathOf("Microsoft.DurableTask.Abstractions"), workspace.PathOf("consumer/Microsoft.DurableTask.Abstractions"));

        Assert.Contains(Diagnostic, workspace.Build("consumer/App"), StringComparison.Ordinal);

        var facts = Scan.Parse(File.ReadAllText(workspace.PathOf("consumer/App/obj/Debug/net10.0/App.perdure-facts.txt")));
        Assert.Equal("PDR0101: Clock.Stamp", facts.Of("M:Near.Price.For(System.Int32)"));
    }

    [Fact]
    public void A_project_without_a_framework_has_no_facts_and_an_editor_makes_none()
    {
        using var workspace = new Workspace();
        workspace.Library("Far", ReadsClock);
        workspace.Library("Near", Near, "Far");
        workspace.App("App", App, NetTen, "Near");
        workspace.App("Plain", "public static class Plain { }", NetTen, "Near");
        workspace.Write("Plain/Plain.csproj", File.ReadAllText(workspace.PathOf("Plain/Plain.csproj")).Replace("Microsoft.DurableTask.Abstractions", "Far", StringComparison.Ordinal));

        workspace.Build("Plain");
        Assert.False(workspace.Facts("Plain").Exists);

        workspace.Build("Near");
        workspace.Build("Microsoft.DurableTask.Abstractions");
        workspace.Dotnet("restore App");
        const string AsEditor = "msbuild App/App.csproj -nologo -v:n -m:1 -nodeReuse:false -t:Compile -p:DesignTimeBuild=true -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true -p:BuildProjectReferences=false";
        workspace.Dotnet(AsEditor);
        Assert.False(workspace.Facts("App").Exists);

        workspace.Build("App", "--no-restore");
        var written = workspace.Facts("App").LastWriteTimeUtc;
        workspace.Dotnet(AsEditor);
        Assert.Equal(written, workspace.Facts("App").LastWriteTimeUtc);

        // The editor's build leaves nothing behind that makes the next real one compile.
        var compiled = File.GetLastWriteTimeUtc(workspace.PathOf("App/obj/Debug/net10.0/App.dll"));
        workspace.Build("App", "--no-restore");
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(workspace.PathOf("App/obj/Debug/net10.0/App.dll")));
    }

    [Fact]
    public void A_reference_that_goes_away_takes_its_facts_along()
    {
        using var workspace = new Workspace();
        workspace.Library("Far", ReadsClock);
        workspace.App("App", "public static class App { }", NetTen, "Far");
        workspace.Build("App");
        Assert.Contains("A Far ", File.ReadAllText(workspace.Facts("App").FullName), StringComparison.Ordinal);

        workspace.App("App", "public static class App { }", NetTen);
        workspace.Build("App");
        Assert.DoesNotContain("A Far ", File.ReadAllText(workspace.Facts("App").FullName), StringComparison.Ordinal);
    }
}
