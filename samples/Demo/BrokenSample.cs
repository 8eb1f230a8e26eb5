using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Demo;

/// <summary>Builds the sample that is wrong on purpose and collects what the analyzers say.</summary>
internal static partial class BrokenSample
{
    /// <summary>The findings, one line each, without the path of this machine.</summary>
    /// <exception cref="InvalidOperationException">The build failed.</exception>
    public static async Task<IReadOnlyList<string>> AnalyzeAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Samples.Folder };
        foreach (var argument in new[] { "build", "Broken/Broken.csproj", "--no-incremental", "--nologo", "-nodeReuse:false", "--configuration", Samples.Configuration })
        {
            start.ArgumentList.Add(argument);
        }

        using var build = Process.Start(start) ?? throw new InvalidOperationException("'dotnet' could not be started.");
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException($"Building samples/Broken failed:\n{output}");
        }

        return [.. Finding().Matches(output).Select(m => $"{Path.GetFileName(m.Groups["file"].Value)}{m.Groups["rest"].Value}").Distinct().Order()];
    }

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\r\n]*\.cs)(?<rest>\([0-9,]+\): warning PDR[0-9]+: .*?)(?: \(https?://[^)]*\))?(?: \[[^\]\r\n]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Finding();
}
