using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Perdure.Client;
using Perdure.Worker;

namespace Contoso.Orders;

/// <summary>An application as the SDK's samples set it up; only where the instances are kept is chosen in Perdure's own way.</summary>
public static class Application
{
    public static IHost Build()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.AddTasks(tasks =>
            {
                tasks.AddOrchestrator<OrderProcessing>();
                tasks.AddOrchestrator<Transfer>();
                tasks.AddOrchestrator<Polling>();
                tasks.AddOrchestratorFunc<Guid, string>("Invoice", (context, id) => Task.FromResult($"invoice {(id == Guid.Empty ? 0 : 1)}"));
                tasks.AddActivity<ReserveInventory>();
                tasks.AddActivity<ChargeCard>();
                tasks.AddEntity<BankAccount>();
            });
            worker.Configure(options =>
            {
                options.EnableEntitySupport = true;
                options.MaximumTimerInterval = TimeSpan.FromDays(1);
                options.Concurrency.MaximumConcurrentActivityWorkItems = 4;
            });
            worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = "2.0",
                DefaultVersion = "2.0",
                MatchStrategy = DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder,
                FailureStrategy = DurableTaskWorkerOptions.VersionFailureStrategy.Fail,
            });
            worker.UseInMemory();
        });
        builder.Services.AddDurableTaskClient(client => client.Configure(options => options.DefaultVersion = "2.0"));
        builder.Services.AddDurableTaskWorker("reports", worker =>
        {
            worker.AddTasks(tasks => tasks.AddOrchestratorFunc<string, string>("Report", (context, input) => $"report on {input} by {context.Name}"));
            worker.UseInMemory();
        });
        builder.Services.AddDurableTaskClient("reports", client => client.Configure(options => options.EnableEntitySupport = false));
        return builder.Build();
    }
}
