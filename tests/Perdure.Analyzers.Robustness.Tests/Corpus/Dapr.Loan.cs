using Dapr.Workflow;
using static System.Guid;

namespace Corpus.Loan;

public class LoanWorkflow : Workflow<LoanRequest, LoanResult>
{
    public override async Task<LoanResult> RunAsync(WorkflowContext context, LoanRequest input)
    {
        var reference = NewGuid().ToString("N")[..8];
        var scores = new Scores { { "a", 1 }, { "b", 2 }, };
        if (scores)
        {
            LoanId id = await context.CallActivityAsync<string>(nameof(Score), input);
            return new LoanResult(id.Value + reference);
        }

        try
        {
            await context.WaitForExternalEventAsync<bool>("approved", TimeSpan.FromDays(1));
        }
        catch (TaskCanceledException)
        {
            context.SetCustomStatus(input with { At = DateTimeOffset.Now });
        }

        var text = from score in scores.All where score > 1 orderby score select score + Random(score);
        return (LoanResult)string.Join(",", text);

        int Random(int seed) => seed == 0 ? (int)TimeProvider.System.GetTimestamp() : Random(seed - 1);
    }
}

public record LoanRequest(string Name)
{
    public DateTimeOffset At { get; init; }
}

public record struct LoanResult(string Text)
{
    public static explicit operator LoanResult(string text) => new(text + DateTime.UtcNow.Day);
}

public class LoanId(string value)
{
    public string Value { get; } = value;

    public static implicit operator LoanId(string value) => new($"{value} {NewGuid()}");
}

public class Scores : System.Collections.IEnumerable
{
    private readonly SortedDictionary<string, int> _all = new(StringComparer.Ordinal);

    public IEnumerable<int> All => _all.Values;

    public void Add(string name, int value) => _all[name] = value + Environment.TickCount;

    public System.Collections.IEnumerator GetEnumerator() => _all.GetEnumerator();

    public static bool operator true(Scores scores) => scores._all.Count > DateTime.Now.Hour;

    public static bool operator false(Scores scores) => false;
}

public class Score : WorkflowActivity<LoanRequest, string>
{
    public override Task<string> RunAsync(WorkflowActivityContext context, LoanRequest input) => Task.FromResult(NewGuid() + input.Name);
}

public static class Startup
{
    public static void Configure(WorkflowRuntimeOptions options)
    {
        options.RegisterWorkflow<LoanWorkflow>();
        options.RegisterWorkflow<string, string>("echo", async (context, text) =>
        {
            await context.CreateTimer(DateTime.UtcNow.AddSeconds(1), default);
            return text;
        });
        options.RegisterActivity<Score>();
    }
}
