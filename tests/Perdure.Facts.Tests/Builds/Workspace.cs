using System.Diagnostics;

namespace Perdure.Facts.Tests.Builds;

/// <summary>A directory with real projects, which are built with the SDK. The task and its targets lie in it as in a package.</summary>
internal sealed class Workspace : IDisposable
{
    private const string Framework = """
        using System; using System.Threading.Tasks;
        namespace Microsoft.DurableTask
        {
            public interface ITaskOrchestrator { }
            public abstract class TaskOrchestrationContext { public abstract DateTime CurrentUtcDateTime { get; } }
            public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator { public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input); }
        }
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("perdure-build-");

    public Workspace()
    {
        var output = AppContext.BaseDirectory;
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Copy(Path.Combine(output, "Perdure.Facts.targets"), "package/buildTransitive/Perdure.Facts.targets");
        Copy(Path.Combine(output, "Perdure.Facts.dll"), "package/tools/netstandard2.0/Perdure.Facts.dll");
        Copy(Path.Combine(output, "analyzers", "Perdure.Analyzers.dll"), "package/analyzers/Perdure.Analyzers.dll");
        Library("Microsoft.DurableTask.Abstractions", Framework);
    }

    public string Root => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);

    public string PathOf(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    /// <summary>Adds a class library with one file.</summary>
    public void Library(string name, string source, params string[] references)
    {
        Project(name, source, string.Empty, "<TargetFramework>net10.0</TargetFramework>", references);
    }

    /// <summary>Adds a project that refers to the framework stand-in, the targets and the analyzers, as one with the package does.</summary>
    public void App(string name, string source, string targetFrameworks, params string[] references)
    {
        Project(name, source, "<ItemGroup><Analyzer Include=\"../package/analyzers/Perdure.Analyzers.dll\" /></ItemGroup><Import Project=\"../package/buildTransitive/Perdure.Facts.targets\" />", targetFrameworks, ["Microsoft.DurableTask.Abstractions", .. references]);
    }

    /// <summary>Runs the SDK and gives what it wrote. Fails the test when the command fails.</summary>
    public string Dotnet(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var variable in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly" })
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
        return output;
    }

    public string Build(string project, string options = "") => Dotnet($"build {project} --nologo -v:n -m:1 -nodeReuse:false {options}");

    /// <summary>The facts file of a project.</summary>
    public FileInfo Facts(string project, string targetFramework = "net10.0") => new(PathOf($"{project}/obj/Debug/{targetFramework}/{project}.perdure-facts.txt"));

    private void Project(string name, string source, string targets, string properties, IEnumerable<string> references)
    {
        var items = string.Concat(references.Select(reference => reference.Contains("Version=", StringComparison.Ordinal)
            ? $"<PackageReference {reference} />"
            : $"<ProjectReference Include=\"../{reference}/{reference}.csproj\" />"));
        Write(
            $"{name}/{name}.csproj",
            $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{properties}<NuGetAudit>false</NuGetAudit></PropertyGroup><ItemGroup>{items}</ItemGroup>{targets}</Project>");
        Write($"{name}/{name}.cs", source);
    }

    private void Copy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(target))!);
        File.Copy(source, PathOf(target));
    }
}
