using System.Collections.Concurrent;
using System.Diagnostics;
using Perdure.CrashTests.Victim;

namespace Perdure.CrashTests;

/// <summary>A process that is killed without warning.</summary>
internal sealed class VictimProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private VictimProcess(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(VictimTasks).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Received(e.Data);
        _process.ErrorDataReceived += (_, e) => Errors += e.Data + "\n";
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the process has acknowledged, a line each.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>What it has written to its error output.</summary>
    public string Errors { get; private set; } = "";

    public static VictimProcess Start(params string[] arguments) => new(arguments);

    public async Task ReadyAsync(TimeSpan guard)
    {
        if (await Task.WhenAny(_ready.Task, _ended.Task, Task.Delay(guard)) != _ready.Task)
        {
            throw new InvalidOperationException($"The process did not get ready. {Errors} {string.Join('\n', _lines)}");
        }
    }

    /// <summary>Waits until the process has acknowledged so much: on a slow machine that takes longer, but the kill finds it just as far.</summary>
    public async Task LinesAsync(int count, TimeSpan guard)
    {
        using var cancellation = new CancellationTokenSource(guard);
        while (_lines.Count < count)
        {
            await Task.Delay(2, cancellation.Token);
        }
    }

    /// <summary>Kills the process (SIGKILL) and waits until all that it had written has been read.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _ended.Task;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Received(string? line)
    {
        if (line is null)
        {
            _ended.TrySetResult();
            return;
        }

        _lines.Enqueue(line);
        if (line == "ready")
        {
            _ready.TrySetResult();
        }
    }
}
