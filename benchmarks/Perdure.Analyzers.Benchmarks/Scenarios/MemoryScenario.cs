using System.Diagnostics;
using System.Globalization;
using Perdure.Analyzers.Benchmarks.Analyzers;
using Perdure.Analyzers.Benchmarks.Projects;

namespace Perdure.Analyzers.Benchmarks.Scenarios;

/// <summary>Measures the peak memory of one compile in a process of its own.</summary>
internal static class MemoryScenario
{
    /// <summary>The argument under which this program measures itself.</summary>
    public const string Argument = "--measure-memory";

    /// <summary>Starts a process that compiles the large project with the analyzer, and returns its peak working set in bytes.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static async Task<long> MeasureAsync(AnalyzerUnderMeasurement analyzer)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(analyzer.Name);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The process that measures the memory of '{analyzer.Name}' ended with {process.ExitCode}.");
    }

    /// <summary>What the started process does.</summary>
    public static async Task RunInThisProcessAsync(string name)
    {
        var analyzer = AnalyzerUnderMeasurement.All.Single(candidate => candidate.Name == name);
        await BuildScenario.CompileAsync(GeneratedProjects.Large(), analyzer);
        using var process = Process.GetCurrentProcess();
        Console.Write(process.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }
}
