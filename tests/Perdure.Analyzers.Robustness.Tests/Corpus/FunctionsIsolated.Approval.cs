using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Corpus.Approval;

public class Approvals(ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<Approvals>();

    [Function(nameof(ApproveAsync))]
    public async Task<string> ApproveAsync([OrchestrationTrigger] TaskOrchestrationContext context, Request request)
    {
        using var timeout = new CancellationTokenSource();
        var expiry = context.CreateTimer(context.CurrentUtcDateTime.AddDays(3), timeout.Token);
        var decision = context.WaitForExternalEvent<bool>("decision");
        if (await Task.WhenAny(decision, expiry) == decision)
        {
            timeout.Cancel();
            return decision.Result ? Reference.Next(request) : "refused";
        }

        if (!context.IsReplaying)
        {
            _logger.LogWarning("Expired at {Time}", DateTime.UtcNow);
        }

        await foreach (var step in Steps(context))
        {
            request.Notes.Add(step);
        }

        return await context.Entities.CallEntityAsync<string>(new EntityInstanceId("counter", "x"), "get");
    }

    [Function(nameof(Notify))]
    public string Notify([ActivityTrigger] string text) => $"{text} {DateTime.UtcNow} {Guid.NewGuid()}";

    [Function("start")]
    public Task<string> StartAsync([DurableClient] DurableTaskClient client) => client.ScheduleNewOrchestrationInstanceAsync(nameof(ApproveAsync), DateTime.UtcNow);

    private static async IAsyncEnumerable<string> Steps(TaskOrchestrationContext context)
    {
        for (var i = 0; i < 3; i++)
        {
            yield return await context.CallActivityAsync<string>(nameof(Notify), Reference.Next(null));
        }
    }
}

public class Request
{
    public List<string> Notes { get; } = new() { DateTime.UtcNow.ToString("O") };

    public string? Owner { get; set; }
}

public static class Reference
{
    private static int s_last;

    public static string Next(Request? request) => request switch
    {
        null => Guid.NewGuid().ToString("N"),
        { Notes: [var first, ..], Owner: { Length: > 3 } owner } when owner.Length > DateTime.Now.Day => first,
        { Owner: var owner } => owner + ++s_last,
    };
}
