using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perdure;
using Perdure.CrashTests.Victim;

// A process to be killed. Arguments: what to do, the database file, and what that work needs.
var (work, database) = (args[0], args[1]);
var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole();
builder.Services.AddDurableTask(durable =>
{
    durable.AddTasks(tasks => VictimTasks.Register(tasks, Path.ChangeExtension(database, ".ledger")));
    durable.UseSqlite(database);
});
using var host = builder.Build();
await host.StartAsync();
Acknowledgements.Write("ready");
var client = host.Services.GetRequiredService<DurableTaskClient>();
switch (work)
{
    case "idle":
        await Task.Delay(Timeout.Infinite);
        break;
    case "sequence":
        await client.ScheduleNewOrchestrationInstanceAsync("Sequence", int.Parse(args[3], CultureInfo.InvariantCulture), new StartOrchestrationOptions(args[2]));
        Acknowledgements.Write($"started {args[2]}");
        await Task.Delay(Timeout.Infinite);
        break;
    case "load":
        await new LoadGenerator(client, int.Parse(args[2], CultureInfo.InvariantCulture)).RunAsync();
        break;
    default:
        return 1;
}

return 0;
