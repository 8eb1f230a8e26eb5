using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Perdure.CrashTests;

/// <summary>A client, without a worker, on the store that other processes work on.</summary>
internal sealed class ObservedStore : IAsyncDisposable
{
    private readonly IHost _host;

    private ObservedStore(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTaskClient(client => client.UseSqlite(database));
        _host = builder.Build();
    }

    public DurableTaskClient Client => _host.Services.GetRequiredService<DurableTaskClient>();

    public static async Task<ObservedStore> OpenAsync(string database)
    {
        var store = new ObservedStore(database);
        await store._host.StartAsync();
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
