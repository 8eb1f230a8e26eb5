using DurableTask.Core;

namespace Corpus.Mail;

public interface IMailActivities
{
    Task<string> SendAsync(string address);
}

public class MailOrchestration : TaskOrchestration<string, string, string, string>
{
    private readonly TaskCompletionSource<string> _answer = new();
    private readonly IClock[] _clocks = [new WallClock(), new FixedClock()];
    private string _status = "new";

    public override async Task<string> RunTask(OrchestrationContext context, string input)
    {
        var mail = context.CreateClient<IMailActivities>();
        var id = Guid.NewGuid();
        var sent = await mail.SendAsync($"{input}?{id:N}");
        foreach (var clock in _clocks)
        {
            _status = clock.Now.ToString();
        }

        await context.CreateTimer(DateTime.UtcNow.AddMinutes(1), "reminder");
        var answer = await Task.WhenAny(_answer.Task, context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), ""));
        return sent + await answer + await context.CreateSubOrchestrationInstance<string>(typeof(ArchiveOrchestration), input);
    }

    public override void OnEvent(OrchestrationContext context, string name, string input)
    {
        _answer.TrySetResult($"{input} {Environment.TickCount64}");
    }

    public override string OnGetStatus() => _status + Ages().LastOrDefault();

    private static IEnumerable<TimeSpan> Ages()
    {
        var start = System.Diagnostics.Stopwatch.StartNew();
        while (start.Elapsed < TimeSpan.FromSeconds(1))
        {
            yield return start.Elapsed;
        }
    }
}

public class ArchiveOrchestration : TaskOrchestration
{
    public override async Task<string> Execute(OrchestrationContext context, string input)
    {
        using (new Log(input))
        {
            return await Retry(() => context.ScheduleTask<string>("Archive", "1.0", input));
        }
    }

    public override void RaiseEvent(OrchestrationContext context, string name, string input) => _ = new Log(name);

    public override string GetStatus() => "";

    private static async Task<T> Retry<T>(Func<Task<T>> work, int times = 3)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (InvalidOperationException) when (times-- > 0)
            {
                await Task.Delay(10 * times);
            }
        }
    }
}

public interface IClock
{
    DateTime Now => DateTime.UtcNow;
}

public class WallClock : IClock
{
}

public class FixedClock : IClock
{
    public DateTime Now => DateTime.UnixEpoch;
}

public sealed class Log(string text) : IDisposable
{
    public void Dispose() => System.Diagnostics.Debug.WriteLine(text + DateTime.UtcNow);
}

public class ArchiveActivity : TaskActivity<string, string>
{
    protected override string Execute(TaskContext context, string input) => input + DateTime.UtcNow;
}
