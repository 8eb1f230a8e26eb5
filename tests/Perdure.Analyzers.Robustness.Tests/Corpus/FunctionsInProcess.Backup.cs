using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Extensions.Logging;

namespace Corpus.Backup
{
    public static class Backup
    {
        private static readonly HttpClient Http = new HttpClient();

        [FunctionName("Backup")]
        public static async Task<long> RunAsync([OrchestrationTrigger] IDurableOrchestrationContext context, ILogger log)
        {
            log = context.CreateReplaySafeLogger(log);
            var root = context.GetInput<string>() ?? Path.GetRandomFileName();
            string[] files = await context.CallActivityAsync<string[]>("List", root);
            var tasks = new Task<long>[files.Length];
            for (int i = 0; i < files.Length; i++)
            {
                tasks[i] = context.CallActivityAsync<long>("Copy", files[i]);
            }

            await Task.WhenAll(tasks);
            DateTime next = new Schedule(TimeSpan.FromHours(1))[1];
            await context.CreateTimer(next, CancellationToken.None);
            Func<long> sum = delegate { return tasks.Sum(task => task.Result) + Ticks; };
            return sum();
        }

        private static long Ticks
        {
            get { return DateTime.UtcNow.Ticks; }
        }

        [FunctionName("Copy")]
        public static async Task<long> CopyAsync([ActivityTrigger] string file, ILogger log)
        {
            log.LogInformation("{File} at {Time}", file, DateTime.Now);
            return (await Http.GetStringAsync(file)).Length;
        }

        [FunctionName("Http")]
        public static Task<string> StartAsync([DurableClient] IDurableOrchestrationClient starter)
        {
            return starter.StartNewAsync("Backup", Guid.NewGuid().ToString());
        }
    }

    public class Schedule
    {
        private readonly TimeSpan _interval;
        private DateTime _start = DateTime.UtcNow;

        public Schedule(TimeSpan interval) : this()
        {
            _interval = interval;
        }

        private Schedule()
        {
            Changed += (sender, arguments) => _start = DateTime.UtcNow;
        }

        public event EventHandler? Changed;

        public DateTime this[int index]
        {
            get
            {
                Changed?.Invoke(this, EventArgs.Empty);
                return _start + (_interval * index);
            }
        }
    }
}
