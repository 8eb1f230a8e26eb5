using System.Collections.Immutable;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Benchmarks.Projects;

/// <summary>The projects that are measured.</summary>
internal static class GeneratedProjects
{
    /// <summary>The number of orchestrators of <see cref="Large"/>.</summary>
    public const int Orchestrators = 50;

    /// <summary>The number of helpers of <see cref="Large"/>.</summary>
    public const int Helpers = 300;

    private const int Statements = 20;
    private const int ClockEvery = 10;
    private const int ChainLength = 500;
    private const int PlainFiles = 2000;
    private const int ServiceFiles = 1000;

    /// <summary>50 orchestrators that all reach 300 helpers in 300 files, of which each tenth reads the clock.</summary>
    public static GeneratedProject Large()
    {
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        for (var index = 0; index < Orchestrators; index++)
        {
            // Each enters the tree of helpers at its root, so that each reaches all, and at places of its own.
            files.Add((OrchestratorSource.PathOf(index), OrchestratorSource.Write(index, [0, (index * 7) % Helpers, (index * 13) % Helpers])));
        }

        for (var index = 0; index < Helpers; index++)
        {
            files.Add((HelperSource.PathOf(index), Helper(index)));
        }

        return new GeneratedProject("50 orchestrators, 300 helpers", files.ToImmutable(), TestFramework.DurableTask, Helpers / ClockEvery);
    }

    /// <summary><see cref="Large"/> with 1,000 services behind interfaces, each of which asks the next, and an orchestrator that asks the first.</summary>
    public static GeneratedProject Services()
    {
        var large = Large();
        var services = Enumerable.Range(0, ServiceFiles).Select(index => (ServiceSource.PathOf(index), ServiceSource.Write(index, (index + 1) % ServiceFiles)));
        return large with
        {
            Name = "1,000 services behind interfaces",
            Files = [.. large.Files, .. services, ("/Generated/Services/Orchestrator.cs", ServiceSource.WriteOrchestrator())],
        };
    }

    /// <summary>The text of helper <paramref name="index"/> of <see cref="Large"/>.</summary>
    public static string Helper(int index)
    {
        int[] children = [(2 * index) + 1, (2 * index) + 2];
        return HelperSource.Write(index, Statements, children.Where(child => child < Helpers), index % ClockEvery == ClockEvery - 1);
    }

    /// <summary>2,000 files without an orchestrator.</summary>
    public static GeneratedProject Plain(TestFramework? framework)
    {
        return new GeneratedProject(
            framework is null ? "2,000 files, no framework" : "2,000 files, no orchestrator",
            [.. Enumerable.Range(0, PlainFiles).Select(index => (HelperSource.PathOf(index), HelperSource.Write(index, Statements / 2, [], index % 5 == 0)))],
            framework,
            Findings: 0);
    }

    /// <summary>2,000 files without an orchestrator, and one in their midst that starts one of another application.</summary>
    public static GeneratedProject PlainWithClient()
    {
        var plain = Plain(TestFramework.DurableTask);
        const string Client = """
            using System.Threading.Tasks;
            using Microsoft.DurableTask.Client;

            namespace Generated;

            public sealed class Starter(DurableTaskClient client)
            {
                public Task<string> StartAsync(string order) => client.ScheduleNewOrchestrationInstanceAsync("Order", order);
            }
            """;
        return plain with { Name = "2,000 files, one of them a client", Files = plain.Files.Insert(plain.Files.Length / 2, ("/Generated/Starter.cs", Client)) };
    }

    /// <summary>One orchestrator and a chain of 500 helpers, of which the last reads the clock.</summary>
    public static GeneratedProject Chain()
    {
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        files.Add((OrchestratorSource.PathOf(0), OrchestratorSource.Write(0, [0])));
        for (var index = 0; index < ChainLength; index++)
        {
            int[] next = index == ChainLength - 1 ? [] : [index + 1];
            files.Add((HelperSource.PathOf(index), HelperSource.Write(index, 2, next, readsClock: next.Length == 0)));
        }

        return new GeneratedProject("a chain 500 deep", files.ToImmutable(), TestFramework.DurableTask, Findings: 1);
    }

    /// <summary>One orchestrator and 300 helpers that all call each other, of which one reads the clock.</summary>
    public static GeneratedProject Cycle()
    {
        var all = Enumerable.Range(0, Helpers).ToList();
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        files.Add((OrchestratorSource.PathOf(0), OrchestratorSource.Write(0, [0])));
        files.AddRange(all.Select(index => (HelperSource.PathOf(index), HelperSource.Write(index, 0, all, index == Helpers - 1))));
        return new GeneratedProject("300 helpers that all call each other", files.ToImmutable(), TestFramework.DurableTask, Findings: 1);
    }
}
