using Perdure;

namespace Broken;

/// <summary>Prices, with a discount that depends on the day: a clock read two calls away from the orchestrator.</summary>
public static class PriceList
{
    /// <summary>The price of an order today.</summary>
    public static decimal PriceOf(TaskOrchestrationContext context, Order order) =>
        IsWeekend ? order.Amount * 0.9m : order.Amount;

    private static bool IsWeekend => DateTime.Today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
