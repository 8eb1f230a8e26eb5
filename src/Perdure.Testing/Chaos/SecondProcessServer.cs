using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Perdure.History;
using Perdure.Replay;
using Perdure.Testing.Time;

namespace Perdure.Testing.Chaos;

/// <summary>The second process: reads histories from its input, replays them, and writes what it found.</summary>
internal static class SecondProcessServer
{
    /// <summary>The environment variable that holds the setup. Without it a process is not a second process.</summary>
    public const string SetupVariable = "PERDURE_TESTING_REPLAY";

    /// <summary>Serves until the input ends, and then ends the process.</summary>
    /// <param name="setupJson">The setup.</param>
    public static void Run(string setupJson)
    {
        // What the orchestrators print must not come between the answers.
        using var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        using var questions = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        Console.SetOut(TextWriter.Null);
        Console.SetIn(TextReader.Null);
        Environment.SetEnvironmentVariable(SetupVariable, null);
        var setup = JsonSerializer.Deserialize<SecondProcessSetup>(setupJson)!;
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(setup.Tasks.AssemblyPath);
        using var services = Services(setup, assembly);
        var registry = new DurableTaskRegistry();
        setup.Tasks.Bind<Action<DurableTaskRegistry>>(assembly)(registry);
        var options = new OrchestrationExecutorOptions
        {
            Registry = registry,
            Versioning = setup.Versioning,
            CompletionRule = setup.CompletionRule,
            BlockingWaitLimit = setup.BlockingWaitLimit,
        };

        // Only now: what the registrations read is that of the test.
        var directory = Directory.CreateTempSubdirectory("perdure-replay-");
        Environment.CurrentDirectory = directory.FullName;
        using var environment = ProcessEnvironment.Enter(ReplayEnvironment.OfSecondProcess);
        while (questions.ReadLine() is { } instanceId && questions.ReadLine() is { } history)
        {
            using var scope = services.CreateScope();
            using var executor = new OrchestrationExecutor(JsonSerializer.Deserialize<string>(instanceId)!, options, scope.ServiceProvider)
            {
                PrepareEnvironment = ReplayEnvironment.OfSecondProcess.PrepareThread,
            };
            var report = executor.Verify(HistoryEventJson.DeserializeList(Encoding.UTF8.GetBytes(history)), mayAskForMore: false);
            answers.WriteLine(JsonSerializer.Serialize(report));
        }

        directory.Delete(recursive: true);
        Environment.Exit(0);
    }

    private static ServiceProvider Services(SecondProcessSetup setup, Assembly tasksAssembly)
    {
        var collection = new ServiceCollection();
        if (setup.Services is { } services)
        {
            var assembly = services.AssemblyPath == setup.Tasks.AssemblyPath
                ? tasksAssembly
                : AssemblyLoadContext.Default.LoadFromAssemblyPath(services.AssemblyPath);
            services.Bind<Action<IServiceCollection>>(assembly)(collection);
        }

        collection.TryAddSingleton<TimeProvider>(new ReplayClock(TimeProvider.System));
        return collection.BuildServiceProvider();
    }
}
