using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Perdure.Runtime.Tests.Hosting;
using Perdure.Storage;
using Perdure.Storage.Sqlite;

namespace Perdure.Runtime.Tests.Storage;

/// <summary>A store that an older version has written is brought up to date, and its work goes on.</summary>
public sealed class SqliteSchemaMigrationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string File => _directory.File("store.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_work_of_a_store_of_version_1_goes_on_where_it_was()
    {
        MakeVersion1();
        var ran = new List<int>();
        using var host = Host(tasks =>
        {
            tasks.AddOrchestratorFunc<int, int>("Sequence", async (context, n) =>
            {
                var sum = 0;
                for (var i = 0; i < n; i++)
                {
                    sum += await context.CallActivityAsync<int>("Note", i);
                }

                return sum;
            });
            tasks.AddActivityFunc<int, int>("Note", (_, i) =>
            {
                ran.Add(i);
                return i;
            });
            tasks.AddOrchestratorFunc<object?, string>("Timer", async (context, _) =>
            {
                await context.CreateTimer(TimeSpan.FromSeconds(3), CancellationToken.None);
                return "fired";
            });
            tasks.AddOrchestratorFunc<object?, string>("Event", (context, _) => context.WaitForExternalEvent<string>("go"));
            tasks.AddEntity<Counter>("counter");
        });
        await host.StartAsync();
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        using var guard = new CancellationTokenSource(DurableTaskTestHost.Guard);

        Assert.Equal(3, await OutputAsync<int>("one"));
        Assert.Equal([2], ran);
        Assert.Equal("fired", await OutputAsync<string>("two"));
        Assert.Equal("gone", await OutputAsync<string>("three"));
        Assert.Equal("over", await OutputAsync<string>("done"));
        var counter = new EntityInstanceId("counter", "a");
        while ((await client.Entities.GetEntityAsync<int>(counter, cancellation: guard.Token))!.State != 7)
        {
            await Task.Delay(5, guard.Token);
        }

        await host.StopAsync();
        Assert.Equal(SqliteSchema.CurrentVersion, Version());

        async Task<T?> OutputAsync<T>(string id) =>
            (await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, guard.Token)).ReadOutputAs<T>();
    }

    [Fact]
    public async Task A_migrated_store_has_the_tables_and_indexes_of_a_new_one()
    {
        MakeVersion1();
        await OpenAsync(File);
        var fresh = _directory.File("fresh.db");
        await OpenAsync(fresh);

        Assert.Equal(Objects(fresh), Objects(File));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_store_as_it_was()
    {
        MakeVersion1();
        using (var database = SqliteDatabase.Open(File, SqliteAccess.ReadWrite, TimeSpan.Zero))
        {
            // Stands in the way of the index that version 2 adds.
            database.Execute("CREATE TABLE instances_unfinished (x)");
        }

        var before = Objects(File);
        await Assert.ThrowsAsync<OrchestrationStoreException>(() => OpenAsync(File));

        Assert.Equal(1, Version());
        Assert.Equal(before, Objects(File));
    }

    private static async Task OpenAsync(string file)
    {
        await using var store = new SqliteOrchestrationStore(new SqliteStoreOptions { FilePath = file });
        await store.OpenAsync();
    }

    private static string? Objects(string file)
    {
        using var database = SqliteDatabase.Open(file, SqliteAccess.ReadWrite, TimeSpan.Zero);
        return database.QueryText("SELECT group_concat(name || ': ' || ifnull(sql, ''), char(10)) FROM (SELECT name, sql FROM sqlite_master ORDER BY name)");
    }

    private void MakeVersion1()
    {
        using var database = SqliteDatabase.Open(File, SqliteAccess.Create, TimeSpan.Zero);
        database.Execute(StoreOfVersion1.Script);
    }

    private long Version()
    {
        using var database = SqliteDatabase.Open(File, SqliteAccess.ReadWrite, TimeSpan.Zero);
        return database.QueryInt64("PRAGMA user_version");
    }

    private IHost Host(Action<DurableTaskRegistry> tasks)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTask(durable =>
        {
            durable.AddTasks(tasks);
            durable.UseSqlite(File);
        });
        return builder.Build();
    }

    private sealed class Counter : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;
    }
}
