using Perdure;

namespace HelloCities;

/// <summary>Greets three cities, one after the other.</summary>
public sealed class HelloCitiesOrchestrator : TaskOrchestrator<object?, List<string>>
{
    /// <inheritdoc />
    public override async Task<List<string>> RunAsync(TaskOrchestrationContext context, object? input) =>
    [
        await context.CallActivityAsync<string>("hello", "Seattle"),
        await context.CallActivityAsync<string>("hello", "Tokyo"),
        await context.CallActivityAsync<string>("hello", "London"),
    ];
}
