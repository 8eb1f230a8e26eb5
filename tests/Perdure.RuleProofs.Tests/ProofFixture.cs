using Perdure.Replay;
using Perdure.RuleProofs.Tests.Programs;
using Perdure.RuleProofs.Tests.World;
using Perdure.Testing;

namespace Perdure.RuleProofs.Tests;

/// <summary>All programs, compiled once, and one host that replays each of their turns, in this process and in a second one.</summary>
public sealed class ProofFixture : IAsyncLifetime
{
    private readonly Dictionary<string, ProofProgram> _programs = [];
    private ProofCompilation? _compilation;
    private OrchestrationTestHost? _host;

    public async Task InitializeAsync()
    {
        foreach (var program in ProofSet.Read())
        {
            _programs.Add(program.Name, program);
        }

        _compilation = await ProofCompilation.CreateAsync(_programs.Values);
        var isFixed = new List<ProofProgram>();
        foreach (var bad in _programs.Values.Where(program => program.Variant == ProgramVariant.Bad))
        {
            if (await _compilation.FixAsync(bad) is { } program)
            {
                isFixed.Add(program);
            }
        }

        isFixed.ForEach(program => _programs.Add(program.Name, program));
        await _compilation.EmitAsync(isFixed, ProofSet.AssemblyPath);
        Machine.Enter();
        _host = await OrchestrationTestHost.StartAsync(
            ProofTasks.Register,
            options =>
            {
                options.ReplaysInSecondProcess = true;
                options.BlockingWaitLimit = TimeSpan.FromMilliseconds(100);
            },
            ProofTasks.AddServices);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Machine.Leave();
    }

    /// <summary>Finds a program; null when the rule has none.</summary>
    internal ProofProgram? Find(string rule, ProgramVariant variant) => _programs.GetValueOrDefault($"{rule}.{variant}");

    /// <summary>The rules that the analyzer reports in a program of a page.</summary>
    internal IReadOnlyList<string> Findings(ProofProgram program) => _compilation!.Findings(program);

    /// <summary>Runs a program under chaos replay.</summary>
    internal async Task<ProofRun> RunAsync(ProofProgram program, string input)
    {
        var instanceId = await _host!.Client.ScheduleNewOrchestrationInstanceAsync(program.Name, input);
        foreach (var (member, result, name) in program.Calls())
        {
            if (member == "WaitForExternalEvent")
            {
                await _host.Client.RaiseEventAsync(instanceId, name, ProofTasks.Result(result));
            }
        }

        DeterminismReport? report = null;
        try
        {
            await _host.Client.WaitForInstanceCompletionAsync(instanceId);
        }
        catch (DeterminismException difference)
        {
            report = difference.Report ?? throw new InvalidOperationException("The report was lost.", difference);
        }

        var instance = (await _host.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true))!;
        var history = await _host.Client.GetOrchestrationHistoryAsync(instanceId);
        return new ProofRun(report, instance.RuntimeStatus, instance.FailureDetails, history.Count, OutputRecorder.Instance.Count(input));
    }
}
