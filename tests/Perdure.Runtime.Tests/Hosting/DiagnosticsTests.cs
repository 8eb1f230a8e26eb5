using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Perdure.Worker;
using Perdure.Worker.Diagnostics;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Runtime.Tests.Hosting;

/// <summary>Traces, metrics, health, and options that cannot be right.</summary>
public class DiagnosticsTests
{
    [Fact]
    public async Task A_trace_leads_from_the_client_through_orchestrations_to_activities()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DurableTaskDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await StartAsync();

        var id = (await host.RunAsync("TracedParent")).InstanceId;

        var mine = spans.Where(s => s.TraceId == spans.First(x => (string?)x.GetTagItem("durabletask.task.instance_id") == id).TraceId).ToList();
        Activity Span(string name) => Assert.Single(mine, s => s.DisplayName == name);
        var parent = Span("orchestration:TracedParent");
        var child = Span("orchestration:TracedChild");
        Assert.Equal(Span("create_orchestration:TracedParent").SpanId, parent.ParentSpanId);
        Assert.Equal(parent.SpanId, child.ParentSpanId);
        Assert.Equal(child.SpanId, Span("activity:Traced").ParentSpanId);
        Assert.Equal(ActivityStatusCode.Error, Span("activity:TracedFailure").Status);
    }

    [Theory]
    [MemberData(nameof(StoreTheory.Stores), MemberType = typeof(StoreTheory))]
    public async Task The_span_of_an_orchestration_reaches_from_its_first_turn_to_its_end_across_restarts(StoreKind store)
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is DurableTaskDiagnostics.Name or "SpanTest",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await DurableTaskTestHost.StartAsync(store, tasks => tasks
            .AddOrchestratorFunc<int, int>("SpanLong", async (context, generation) =>
            {
                await context.CallActivityAsync("SpanBefore");
                await context.WaitForExternalEvent<int>("go");
                await context.CallActivityAsync("SpanAfter");
                if (generation == 0)
                {
                    context.ContinueAsNew(1);
                }

                return 7;
            })
            .AddActivityFunc("SpanBefore", _ => { })
            .AddActivityFunc("SpanAfter", _ => { }));
        using var source = new ActivitySource("SpanTest");
        string id;
        using (source.StartActivity("caller"))
        {
            id = await host.Client.ScheduleNewOrchestrationInstanceAsync("SpanLong", 0);
            await host.StatusAsync(id, OrchestrationRuntimeStatus.Running);
            if (store == StoreKind.Sqlite)
            {
                await host.RestartAsync();
            }

            await host.Client.RaiseEventAsync(id, "go", 1);
            await host.Client.RaiseEventAsync(id, "go", 2);
        }

        await host.CompletionAsync(id);
        await host.Host.StopAsync();

        Activity[] Spans(string name) => [.. spans.Where(s => s.DisplayName == name).OrderBy(s => s.StartTimeUtc)];
        var caller = Assert.Single(Spans("caller"));
        var created = Assert.Single(Spans("create_orchestration:SpanLong"));
        Assert.Equal(caller.SpanId, created.ParentSpanId);
        Assert.Equal("orchestration", created.GetTagItem("durabletask.type"));
        Assert.Equal(caller.SpanId, Spans("orchestration_event:go")[0].ParentSpanId);
        var generations = Spans("orchestration:SpanLong");
        Assert.Equal(["ContinuedAsNew", "Completed"], generations.Select(s => s.GetTagItem("durabletask.task.status")));
        Assert.All(generations, s => Assert.Equal((caller.TraceId, created.SpanId), (s.TraceId, s.ParentSpanId)));
        Assert.All(generations, s => Assert.Equal($"00-{s.TraceId}-{s.SpanId}-01", s.Id));
        foreach (var activity in (string[])["activity:SpanBefore", "activity:SpanAfter"])
        {
            Assert.Equal(generations.Select(s => s.SpanId), Spans(activity).Select(s => s.ParentSpanId));
        }

        // Each is written after what it holds, and began before.
        var written = spans.ToList();
        var after = Spans("activity:SpanAfter");
        Assert.True(written.IndexOf(after[0]) < written.IndexOf(generations[0]) && written.IndexOf(after[1]) < written.IndexOf(generations[1]));
        Assert.True(generations[0].StartTimeUtc <= Spans("activity:SpanBefore")[0].StartTimeUtc);
    }

    [Fact]
    public async Task Metrics_count_turns_ends_and_activities()
    {
        var measurements = new ConcurrentQueue<(string Instrument, double Value, string? Name)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == DurableTaskDiagnostics.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        static string? Name(ReadOnlySpan<KeyValuePair<string, object?>> tags) => Tag(tags, "name") + (Tag(tags, "outcome") ?? Tag(tags, "status")) switch
        {
            null => "",
            var end => $" {end}",
        };
        static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string key) => tags.ToArray().FirstOrDefault(t => t.Key == key).Value as string;
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measurements.Enqueue((instrument.Name, value, Name(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measurements.Enqueue((instrument.Name, value, Name(tags))));
        listener.Start();
        await using var host = await StartAsync();

        await host.RunAsync("TracedParent");

        double Total(string instrument, string name) => measurements.Where(m => m.Instrument == instrument && m.Name == name).Sum(m => m.Value);
        Assert.Equal(2, Total("perdure.turns", "TracedChild"));
        Assert.Equal(3, Total("perdure.turns", "TracedParent"));
        Assert.Equal(1, Total("perdure.orchestrations.ended", "TracedChild Completed"));
        Assert.Equal(1, Total("perdure.orchestrations.ended", "TracedParent Completed"));
        Assert.Single(measurements, m => m is { Instrument: "perdure.activity.duration", Name: "Traced completed", Value: >= 0 });
        Assert.Single(measurements, m => m is { Instrument: "perdure.activity.duration", Name: "TracedFailure failed" });
    }

    [Fact]
    public async Task The_health_check_tells_who_works_and_what_is_wrong()
    {
        using var directory = new TemporaryDirectory();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTask(durable => durable.UseSqlite(directory.File("health.db")));
        builder.Services.AddHealthChecks().AddDurableTask();
        using var host = builder.Build();
        await host.StartAsync();
        var health = host.Services.GetRequiredService<HealthCheckService>();

        var report = await health.CheckHealthAsync();
        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Contains("The worker is at work", report.Entries["durable-task"].Description);

        var second = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        second.Services.AddDurableTask(durable => durable.UseSqlite(directory.File("health.db")));
        second.Services.AddHealthChecks().AddDurableTask();
        using (var standby = second.Build())
        {
            await standby.StartAsync();
            report = await standby.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
            Assert.Equal(HealthStatus.Healthy, report.Status);
            Assert.Contains("The worker stands by", report.Entries["durable-task"].Description);
            await standby.StopAsync();
        }

        await host.StopAsync();

        await File.WriteAllTextAsync(directory.File("broken.db"), new string('x', 3000));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDurableTaskClient(client => client.UseSqlite(directory.File("broken.db")));
        services.AddHealthChecks().AddDurableTask();
        await using var provider = services.BuildServiceProvider();
        report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("not an SQLite database", report.Entries["durable-task"].Description);
    }

    [Fact]
    public async Task Options_that_cannot_be_right_are_reported_at_the_start_all_at_once()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTask(durable => durable.UseInMemory().Configure(options =>
        {
            options.Concurrency.MaximumConcurrentActivityWorkItems = 0;
            options.MaximumTimerInterval = TimeSpan.Zero;
            options.AutoPurgeAfter = TimeSpan.FromSeconds(-1);
            options.Versioning = new VersioningOptions { MatchStrategy = VersionMatchStrategy.Strict };
        }));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(4, error.Failures.Count());
        Assert.Contains("Concurrency.MaximumConcurrentActivityWorkItems is '0', but must be 1 or more.", error.Message);
    }

    [Fact]
    public async Task A_missing_store_is_reported_at_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTask(durable => durable.AddTasks(_ => { }));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("UseSqlite", error.Message);
    }

    [Fact]
    public async Task A_worker_and_a_client_added_apart_meet_on_one_store()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTaskWorker()
            .AddTasks(tasks => tasks.AddOrchestratorFunc<int, int>("Echo", (_, x) => Task.FromResult(x)))
            .UseInMemory();
        builder.Services.AddDurableTaskClient();
        using var host = builder.Build();
        await host.StartAsync();
        var client = host.Services.GetRequiredService<IDurableTaskClientProvider>().GetClient();

        var id = await client.ScheduleNewOrchestrationInstanceAsync("Echo", 5);
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);
        Assert.Equal(5, (await client.WaitForInstanceCompletionAsync(id, true, guard.Token)).ReadOutputAs<int>());
        await host.StopAsync();
    }

    private static Task<DurableTaskTestHost> StartAsync() => DurableTaskTestHost.StartAsync(StoreKind.Memory, tasks =>
    {
        tasks.AddOrchestratorFunc<object?, string>("TracedParent", async (context, _) =>
        {
            try
            {
                await context.CallActivityAsync("TracedFailure");
            }
            catch (TaskFailedException)
            {
                // That was to be seen.
            }

            return await context.CallSubOrchestratorAsync<string>("TracedChild");
        });
        tasks.AddOrchestratorFunc<object?, string>("TracedChild", (context, _) => context.CallActivityAsync<string>("Traced"));
        tasks.AddActivityFunc<object?, string>("Traced", (_, _) => "x");
        tasks.AddActivityFunc<object?, string>("TracedFailure", string (_, _) => throw new InvalidOperationException("no"));
    });
}
