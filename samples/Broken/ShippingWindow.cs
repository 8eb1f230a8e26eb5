using Perdure;

namespace Broken;

/// <summary>Waits for the next shipping window: the mistakes sit in a constructor, a field initialiser and a helper.</summary>
public sealed class ShippingWindow
{
    private readonly Guid _id = Guid.NewGuid();
    private readonly DateTimeOffset _asked;

    private ShippingWindow()
    {
        _asked = DateTimeOffset.UtcNow;
    }

    /// <summary>Waits until goods may leave.</summary>
    public static async Task WaitUntilOpenAsync(TaskOrchestrationContext context)
    {
        var window = new ShippingWindow();
        while (window._asked.Hour < 6)
        {
            await Task.Delay(1000);
            window = new ShippingWindow();
        }

        await context.CallActivityAsync("Ship", window._id);
    }
}
