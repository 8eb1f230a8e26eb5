using Microsoft.Extensions.Logging;
using Perdure;

namespace Perdure.Portability.Tests.Programs;

public record OrderPayload(string Name, double TotalCost, int Quantity);

[DurableTask(nameof(OrderProcessing))]
public class OrderProcessing : TaskOrchestrator<OrderPayload, string>
{
    public override async Task<string> RunAsync(TaskOrchestrationContext context, OrderPayload order)
    {
        ILogger logger = context.CreateReplaySafeLogger<OrderProcessing>();
        logger.LogInformation("Order {Name} of {InstanceId}", order.Name, context.InstanceId);
        var retry = TaskOptions.FromRetryPolicy(new RetryPolicy(
            maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromMilliseconds(1), backoffCoefficient: 2, retryTimeout: TimeSpan.FromMinutes(1)));
        bool reserved = await context.CallActivityAsync<bool>(nameof(ReserveInventory), order, retry);
        if (!reserved)
        {
            return "not in stock";
        }

        context.SetCustomStatus(new { step = "waiting for approval" });
        using var timeout = new CancellationTokenSource();
        Task timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(3), timeout.Token);
        Task<string> approval = context.WaitForExternalEvent<string>("Approval");
        if (await Task.WhenAny(timer, approval) == timer)
        {
            return "timed out";
        }

        timeout.Cancel();
        try
        {
            await context.CallActivityAsync(nameof(ChargeCard), order.TotalCost);
        }
        catch (TaskFailedException e) when (e.FailureDetails.IsCausedBy<InvalidOperationException>())
        {
            return $"{e.TaskName} failed: {e.FailureDetails.ErrorMessage}";
        }

        string invoice = await context.CallSubOrchestratorAsync<string>(
            "Invoice", context.NewGuid(), new SubOrchestrationOptions(retry: new RetryPolicy(2, TimeSpan.FromSeconds(1)), instanceId: $"{context.InstanceId}-invoice"));
        return $"{invoice}, approved by {await approval}";
    }
}

[DurableTask]
public class ReserveInventory(ILogger<ReserveInventory> logger) : TaskActivity<OrderPayload, bool>
{
    private static int _attempts;

    public override Task<bool> RunAsync(TaskActivityContext context, OrderPayload input)
    {
        logger.LogInformation("{Name} of {InstanceId}", context.Name, context.InstanceId);
        return Interlocked.Increment(ref _attempts) == 1 ? throw new TimeoutException("once") : Task.FromResult(input.Quantity < 100);
    }
}

public class ChargeCard : TaskActivity<double, object?>
{
    public override Task<object?> RunAsync(TaskActivityContext context, double input) =>
        input > 1000 ? throw new InvalidOperationException("too much") : Task.FromResult<object?>(null);
}
