using Perdure;

namespace Corpus.Orders;

public record OrderLine(string Sku, int Count)
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public decimal Price { get; set; }
}

public sealed record Order(string Customer, IReadOnlyList<OrderLine> Lines)
{
    public decimal Total => Lines.Sum(line => line.Price * line.Count);
}

public abstract class AuditedOrchestrator<TInput, TOutput> : TaskOrchestrator<TInput, TOutput>
{
    private static readonly Lazy<string> Machine = new(() => $"{Environment.MachineName} {DateTime.UtcNow:O}");

    protected string Trail { get; private set; } = "";

    public sealed override async Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input)
    {
        Trail += Machine.Value;
        try
        {
            return await WorkAsync(context, input);
        }
        catch (TaskFailedException failure) when (failure.FailureDetails.IsCausedBy<TimeoutException>() && Clock.Now > DateTime.UnixEpoch)
        {
            return await WorkAsync(context, input);
        }
        finally
        {
            await context.CallActivityAsync("Audit", Trail);
        }
    }

    protected abstract Task<TOutput> WorkAsync(TaskOrchestrationContext context, TInput input);
}

public partial class OrderOrchestrator(IPriceList prices) : AuditedOrchestrator<Order, decimal>
{
    private readonly List<string> _seen = [];

    protected override async Task<decimal> WorkAsync(TaskOrchestrationContext context, Order input)
    {
        var deadline = Clock.Now.AddHours(1);
        foreach (var (line, index) in input.Lines.Select((line, index) => (line, index)))
        {
            _seen.Add($"{index}: {line}");
            line.Price = await context.CallActivityAsync<decimal>(nameof(PriceActivity), line.Sku);
        }

        var fans = input.Lines.Select(async line =>
        {
            await Task.Delay(TimeSpan.FromSeconds(line.Count));
            return await context.CallActivityAsync<bool>("Reserve", line);
        });
        var reserved = await Task.WhenAll(fans);
        OnReserved(reserved);
        return reserved.All(ok => ok) && context.CurrentUtcDateTime < deadline ? input.Total + prices["shipping"] : 0m;
    }

    partial void OnReserved(bool[] reserved);
}

public partial class OrderOrchestrator
{
    partial void OnReserved(bool[] reserved)
    {
        var key = Guid.NewGuid();
        _seen.RemoveAll(text => text.Contains(key.ToString(), StringComparison.Ordinal) || reserved is [false, ..]);
    }
}

public interface IPriceList
{
    decimal this[string sku] { get; }
}

public sealed class DailyPriceList : IPriceList
{
    public decimal this[string sku] => sku.Length + DateTime.Today.Day;
}

public static class Clock
{
    public static DateTime Now => Read();

    private static DateTime Read() => DateTime.UtcNow;
}

public sealed class PriceActivity : TaskActivity<string, decimal>
{
    public override Task<decimal> RunAsync(TaskActivityContext context, string input) => Task.FromResult((decimal)DateTime.UtcNow.Day);
}

public static class Startup
{
    public static void Configure(DurableTaskRegistry registry)
    {
        registry.AddOrchestrator("order", () => new OrderOrchestrator(new DailyPriceList()));
        registry.AddActivity<PriceActivity>();
    }
}
