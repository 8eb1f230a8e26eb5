namespace Perdure.CrashTests.Victim;

/// <summary>Starts orchestrations, raises events and signals entities as fast as the store takes them, and says of each what was acknowledged.</summary>
internal sealed class LoadGenerator(DurableTaskClient client, int run)
{
    private const int Writers = 4;
    private const int EventsOfACollection = 5;

    private static readonly string[] Accounts = ["a", "b", "c", "d"];

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));

    private async Task WriteAsync(int writer)
    {
        var random = new Random((run * Writers) + writer);
        for (var n = 0; ; n++)
        {
            var id = $"{run}-{writer}-{n}";
            switch (n % 5)
            {
                case 0:
                    await StartAsync("Order", id, random.Next(1000));
                    break;
                case 1:
                    await StartAsync("Collect", id, EventsOfACollection);
                    for (var number = 0; number < EventsOfACollection; number++)
                    {
                        await client.RaiseEventAsync(id, "number", number);
                        Acknowledgements.Write($"event {id} {number}");
                    }

                    break;
                case 2:
                    Acknowledgements.Write("signalling");
                    await client.Entities.SignalEntityAsync(new EntityInstanceId(nameof(Account), "signals"), "add", 1);
                    Acknowledgements.Write("signalled");
                    break;
                case 3:
                    await StartAsync("Generations", id, 3);
                    break;
                default:
                    var from = random.Next(Accounts.Length);
                    var to = (from + 1 + random.Next(Accounts.Length - 1)) % Accounts.Length;
                    await StartAsync("Transfer", id, new Transfer(Accounts[from], Accounts[to], random.Next(100)));
                    break;
            }

            // Leaves the worker time to get through: orchestrations shall be at all stages when the kill comes.
            await Task.Delay(random.Next(20));
        }
    }

    private async Task StartAsync(string name, string id, object input)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        Acknowledgements.Write($"started {name} {id}");
    }
}
