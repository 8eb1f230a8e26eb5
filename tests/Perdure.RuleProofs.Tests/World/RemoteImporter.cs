using Microsoft.Extensions.Hosting;

namespace Perdure.RuleProofs.Tests.World;

/// <summary>A service whose work takes a moment.</summary>
internal sealed class RemoteImporter : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Delay(20, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
