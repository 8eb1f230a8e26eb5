using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perdure.Client;
using Perdure.RuleProofs.Tests.Programs;

namespace Perdure.RuleProofs.Tests.World;

/// <summary>Registers the compiled programs and what they call, in this process and in the second one.</summary>
internal static class ProofTasks
{
    /// <summary>At which call in one instance an activity fails, so that a loop without end has one.</summary>
    public const int LongestLoop = 40;

    private static readonly ConcurrentDictionary<Type, int> Runs = new();

    private static readonly Dictionary<string, object?> Results = new()
    {
        [""] = null,
        ["string"] = "done",
        ["string?"] = "done",
        ["bool"] = true,
        ["int"] = 5,
        ["long"] = 5L,
        ["decimal"] = 5m,
        ["string[]"] = new[] { "b", "a" },
        ["List<string>"] = new List<string> { "b", "a" },
        ["DateTime"] = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc),
        ["Guid"] = new Guid("b6a7a4ae-7f0e-4fd8-a6ef-1c4d6a4a3b52"),
    };

    private static readonly ConcurrentDictionary<(string Instance, string Activity), int> Calls = new();

    private static readonly ConcurrentDictionary<string, bool> FailingActivities = new();

    /// <summary>Lets an activity fail from now on, or no longer.</summary>
    public static void SetFailing(string activity, bool fails) => FailingActivities[activity] = fails;

    /// <summary>Registers all tasks.</summary>
    public static void Register(DurableTaskRegistry tasks)
    {
        // Nothing here reaches a network.
        HttpClient.DefaultProxy = new WebProxy("http://127.0.0.1:9");
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(ProofSet.AssemblyPath);
        foreach (var type in assembly.GetTypes())
        {
            if (type is { IsAbstract: false } && type.IsAssignableTo(typeof(ITaskOrchestrator)))
            {
                tasks.AddOrchestrator(type.FullName!["Proofs.".Length..^".Ship".Length], () => Create(type));
            }
            else if (type.IsAssignableTo(typeof(ITaskActivity)) && type.Namespace!.EndsWith(nameof(ProgramVariant.Good), StringComparison.Ordinal))
            {
                tasks.AddActivity(type);
            }

            foreach (var client in type.GetProperties(BindingFlags.Static | BindingFlags.Public).Where(property => property.PropertyType == typeof(DurableTaskClient)))
            {
                client.SetValue(null, new RemoteClient());
            }
        }

        tasks.AddEntity<AccountEntity>("Account");
        foreach (var call in ProofSet.Read().SelectMany(program => program.Calls()).DistinctBy(call => (call.Member, call.Name)))
        {
            RegisterCall(tasks, call.Member, call.Name, Result(call.Result));
        }
    }

    /// <summary>Adds the services of the programs.</summary>
    public static void AddServices(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(OutputRecorder.Instance);

    /// <summary>A value of a type that is named as the source does.</summary>
    public static object? Result(string type) => Results.TryGetValue(type, out var result)
        ? result
        : throw new InvalidOperationException($"What does an activity return whose result is '{type}'? Add it to {nameof(ProofTasks)}.{nameof(Results)}.");

    private static void RegisterCall(DurableTaskRegistry tasks, string member, string name, object? result)
    {
        if (member == "CallActivityAsync")
        {
            tasks.AddActivityFunc<JsonElement?, object?>(name, (context, _) =>
            {
                var calls = Calls.AddOrUpdate((context.InstanceId, name), 1, static (_, count) => count + 1);
                return calls >= LongestLoop || FailingActivities.GetValueOrDefault(name) ? throw new InvalidOperationException($"{name} fails.") : result;
            });
        }
        else if (member == "CallSubOrchestratorAsync")
        {
            tasks.AddOrchestratorFunc<JsonElement?, object?>(name, (_, _) => result);
        }
    }

    // Each object sees what is configured at its time: it was changed between the first run and the replay, and back.
    private static ITaskOrchestrator Create(Type type)
    {
        var isFirst = (Runs.AddOrUpdate(type, 1, static (_, count) => count + 1) & 1) == 1;
        var orchestrator = (ITaskOrchestrator)Activator.CreateInstance(type)!;
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            if (Inject(field.FieldType, isFirst) is { } value)
            {
                field.SetValue(orchestrator, value);
            }
        }

        return orchestrator;
    }

    private static object? Inject(Type type, bool isFirst) =>
        type == typeof(IConfiguration) ? Configuration(isFirst)
        : type == typeof(DbDataSource) ? new RemoteDatabase()
        : type == typeof(IHostedService) ? new RemoteImporter()
        : type == typeof(IHostApplicationLifetime) ? new Lifetime(isStopping: !isFirst)
        : type == typeof(ILogger) ? OutputRecorder.Instance
        : type == typeof(DurableTaskClient) ? new RemoteClient()
        : null;

    private static IConfigurationRoot Configuration(bool isFirst) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Discount"] = isFirst ? "on" : "off", ["Region"] = isFirst ? "eu" : "us" })
        .Build();
}
