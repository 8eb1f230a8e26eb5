namespace Perdure.EndToEnd.Tests;

/// <summary>The packages of this build in a local folder, and a place outside the repository for projects that install them.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string[] PackageProjects = ["Perdure", "Perdure.Analyzers", "Perdure.AspNetCore", "Perdure.Testing"];

    private readonly string _root = Directory.CreateTempSubdirectory("perdure-e2e-").FullName;

    internal string Folder => Path.Combine(_root, "feed");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        foreach (var project in PackageProjects)
        {
            var result = await DotnetCommand.RunAsync(
                Repository.Root, "pack", $"src/{project}/{project}.csproj", "--no-build", "--configuration", Repository.Configuration, "--output", Folder);
            result.MustSucceed();
        }

        // A package cache of its own: the version does not change between builds, and a cached package would hide the new one.
        // What others publish comes from the user's cache.
        var userCache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config>
              <fallbackPackageFolders><add key="user" value="{userCache}" /></fallbackPackageFolders>
              <packageSources><add key="local" value="{Folder}" /></packageSources>
            </configuration>
            """);
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    internal FreshProject CreateProject(string name) => new(Path.Combine(_root, name));
}
