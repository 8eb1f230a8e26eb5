using Perdure;

namespace Broken;

/// <summary>Takes an order: makes the three classic mistakes, in its own body and in what it calls.</summary>
public sealed class OrderOrchestrator : TaskOrchestrator<Order, Receipt>
{
    /// <inheritdoc />
    public override async Task<Receipt> RunAsync(TaskOrchestrationContext context, Order order)
    {
        // Runs again on every replay, and says something else each time.
        var receivedAt = DateTime.UtcNow;
        var orderNumber = Guid.NewGuid();

        // Is not in the history: the orchestrator hangs here, and nobody is told.
        await Task.Delay(TimeSpan.FromSeconds(5));

        await context.CallActivityAsync("Reserve", new Reservation(orderNumber, order.Article));
        var price = PriceList.PriceOf(context, order);
        await ShippingWindow.WaitUntilOpenAsync(context);
        return new Receipt(orderNumber, receivedAt, price);
    }
}
