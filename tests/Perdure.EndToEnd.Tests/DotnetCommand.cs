using System.Diagnostics;
using System.Text;

namespace Perdure.EndToEnd.Tests;

/// <summary>Runs <c>dotnet</c> as a user would, in a given folder, and keeps what it says.</summary>
internal static class DotnetCommand
{
    // A hang guard, far above what any of these commands takes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<DotnetResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = new StringBuilder();
        var sync = new object();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (sync)
            {
                output.AppendLine(line.Data);
            }
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'dotnet {string.Join(' ', arguments)}' did not end within {Patience}:\n{output}");
        }

        lock (sync)
        {
            return new DotnetResult(process.ExitCode, output.ToString());
        }
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The test run's own build engine leaves traces in the environment that would bend the nested one.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment.Remove("CI");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return Process.Start(start)!;
    }
}
