using Microsoft.Extensions.Hosting;

namespace Perdure.RuleProofs.Tests.World;

/// <summary>The lifetime of an application that is running, or about to stop.</summary>
internal sealed class Lifetime(bool isStopping) : IHostApplicationLifetime
{
    public CancellationToken ApplicationStarted => new(canceled: true);

    public CancellationToken ApplicationStopping => new(isStopping);

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication()
    {
    }
}
