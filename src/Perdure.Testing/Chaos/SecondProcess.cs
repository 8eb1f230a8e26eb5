using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Testing.Chaos;

/// <summary>
/// Replays histories in another process, in which strings have other hash codes, statics are as they were at the beginning, the process has
/// another id, another working directory, one processor more, and all that <see cref="ReplayEnvironment"/> changes is other once more. The process is started for the program that registers the orchestrators, and stopped before its own code runs.
/// </summary>
internal sealed class SecondProcess : IDisposable
{
    private static readonly TimeSpan LongestReplay = TimeSpan.FromMinutes(2);

    private readonly SecondProcessSetup _setup;
    private readonly StringBuilder _errors = new();
    private readonly Lock _gate = new();
    private Process? _process;

    /// <summary>Prepares the process; it is started when it is first needed.</summary>
    /// <param name="setup">What it needs to know.</param>
    public SecondProcess(SecondProcessSetup setup)
    {
        var configuration = Path.ChangeExtension(setup.Tasks.AssemblyPath, ".runtimeconfig.json");
        if (!File.Exists(configuration))
        {
            throw new ArgumentException(
                $"A second process cannot be started for '{setup.Tasks.AssemblyPath}': it is not a program ('{configuration}' is missing). "
                + "Register the orchestrators in a project that can be run, as test projects can, or switch ReplaysInSecondProcess off.");
        }

        _setup = setup;
    }

    /// <summary>Replays a history.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="history">The history, up to the end of a turn.</param>
    /// <returns>The first difference; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">The process ended.</exception>
    public DeterminismReport? FindDifference(string instanceId, IReadOnlyList<HistoryEvent> history)
    {
        lock (_gate)
        {
            var process = _process ??= Start();
            try
            {
                process.StandardInput.WriteLine(JsonSerializer.Serialize(instanceId));
                process.StandardInput.WriteLine(Encoding.UTF8.GetString(HistoryEventJson.SerializeList(history)));
                process.StandardInput.Flush();
            }
            catch (IOException)
            {
                throw Ended();
            }

            return JsonSerializer.Deserialize<DeterminismReport>(ReadAnswer(process, instanceId));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_process is not { } process)
        {
            return;
        }

        // At the end of its input it ends.
        process.StandardInput.Dispose();
        if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            process.Kill();
        }

        process.Dispose();
    }

    private Process Start()
    {
        var program = _setup.Tasks.AssemblyPath;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(program);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = (Environment.ProcessorCount + 1).ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(SecondProcess).Assembly.Location;
        start.Environment[SecondProcessServer.SetupVariable] = JsonSerializer.Serialize(_setup);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        return process;
    }

    private string ReadAnswer(Process process, string instanceId)
    {
        var answer = process.StandardOutput.ReadLineAsync();
        if (answer.Wait(LongestReplay))
        {
            return answer.Result ?? throw Ended();
        }

        process.Kill(entireProcessTree: true);
        _process = null;
        throw new InvalidOperationException(
            $"The replay of instance '{instanceId}' in a second process did not come to an end: its orchestrator loops without awaiting anything, or "
            + "waits for something that is only there in the process of the test.");
    }

    private InvalidOperationException Ended()
    {
        _process?.WaitForExit(TimeSpan.FromSeconds(30));
        lock (_errors)
        {
            return new InvalidOperationException($"The second process for chaos replay has ended. It wrote: {_errors}");
        }
    }
}
