using Perdure;

namespace HelloCities;

/// <summary>Greets one city.</summary>
public sealed class HelloActivity(ILogger<HelloActivity> logger) : TaskActivity<string, string>
{
    /// <inheritdoc />
    public override Task<string> RunAsync(TaskActivityContext context, string city)
    {
        logger.LogInformation("Saying hello to {City}.", city);
        return Task.FromResult($"Hello {city}!");
    }
}
