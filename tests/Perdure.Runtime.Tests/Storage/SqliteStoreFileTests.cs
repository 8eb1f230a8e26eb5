using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Perdure.Runtime.Tests.Hosting;
using Perdure.Storage;
using Perdure.Storage.Sqlite;

namespace Perdure.Runtime.Tests.Storage;

/// <summary>What a file that cannot be used gets: an error that says so, and itself as it was.</summary>
public sealed class SqliteStoreFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string File => _directory.File("store.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_file_that_is_not_a_database_is_left_alone()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("Dear diary, today I was mistaken for a database. ", 100)));

        var error = await FailsToOpenAsync();

        Assert.Equal(OrchestrationStoreError.NotADatabase, error.Reason);
        Assert.Contains(File, error.Message);
        Assert.Contains("not an SQLite database", error.Message);
        Assert.Contains("another file", error.Message);
    }

    [Fact]
    public async Task A_database_of_another_application_is_left_alone()
    {
        using (var database = SqliteDatabase.Open(File, SqliteAccess.Create, TimeSpan.Zero))
        {
            database.Execute("CREATE TABLE customers (id INTEGER PRIMARY KEY); INSERT INTO customers VALUES (1)");
        }

        var error = await FailsToOpenAsync();

        Assert.Equal(OrchestrationStoreError.ForeignDatabase, error.Reason);
        Assert.Contains("customers", error.Message);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_left_alone()
    {
        await using (var store = Store())
        {
            await store.OpenAsync();
        }

        using (var database = SqliteDatabase.Open(File, SqliteAccess.ReadWrite, TimeSpan.Zero))
        {
            database.Execute($"PRAGMA user_version = {SqliteSchema.CurrentVersion + 1}");
        }

        var error = await FailsToOpenAsync();

        Assert.Equal(OrchestrationStoreError.NewerSchema, error.Reason);
        Assert.Contains($"version {SqliteSchema.CurrentVersion + 1}", error.Message);
        Assert.Contains("Update the Perdure packages", error.Message);
    }

    [Fact]
    public async Task A_read_only_file_is_reported()
    {
        await using (var store = Store())
        {
            await store.OpenAsync();
        }

        System.IO.File.SetAttributes(File, FileAttributes.ReadOnly);
        try
        {
            var error = await FailsToOpenAsync();

            Assert.Equal(OrchestrationStoreError.ReadOnly, error.Reason);
            Assert.Contains("read-only", error.Message);
            Assert.Contains("write access", error.Message);
        }
        finally
        {
            System.IO.File.SetAttributes(File, FileAttributes.Normal);
        }
    }

    [Fact]
    public async Task A_file_that_another_program_has_locked_is_reported()
    {
        await using (var store = Store())
        {
            await store.OpenAsync();
        }

        using var other = SqliteDatabase.Open(File, SqliteAccess.ReadWrite, TimeSpan.Zero);
        other.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; CREATE TABLE t (x)");

        var error = await FailsToOpenAsync(unchanged: false);

        Assert.Equal(OrchestrationStoreError.Locked, error.Reason);
        Assert.Contains("another program has locked it", error.Message);
    }

    [Fact]
    public async Task A_missing_directory_is_created_or_reported_as_the_options_say()
    {
        var path = Path.Combine(_directory.Path, "deep", "down", "store.db");
        await using (var store = new SqliteOrchestrationStore(new SqliteStoreOptions { FilePath = path, CreateDirectory = false }))
        {
            var error = await Assert.ThrowsAsync<OrchestrationStoreException>(() => store.OpenAsync());
            Assert.Equal(OrchestrationStoreError.CannotOpen, error.Reason);
            Assert.Contains("directory does not exist", error.Message);
        }

        await using (var store = new SqliteOrchestrationStore(new SqliteStoreOptions { FilePath = path }))
        {
            await store.OpenAsync();
        }

        Assert.True(System.IO.File.Exists(path));
    }

    [Fact]
    public async Task A_directory_in_place_of_the_file_is_reported()
    {
        Directory.CreateDirectory(File);
        await using var store = Store();

        var error = await Assert.ThrowsAsync<OrchestrationStoreException>(() => store.OpenAsync());

        Assert.Contains("is a directory", error.Message);
    }

    [Fact]
    public async Task The_host_does_not_start_on_a_file_that_cannot_be_used()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableTask(durable => durable.UseSqlite(File));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OrchestrationStoreException>(() => host.StartAsync());

        Assert.Equal(OrchestrationStoreError.NotADatabase, error.Reason);
    }

    [Fact]
    public async Task An_empty_file_becomes_a_store()
    {
        await System.IO.File.WriteAllBytesAsync(File, []);
        await using var store = Store();

        await store.OpenAsync();

        Assert.Null(await store.GetAsync("nobody", withPayloads: true));
    }

    private SqliteOrchestrationStore Store() =>
        new(new SqliteStoreOptions { FilePath = File, LockTimeout = TimeSpan.FromMilliseconds(100) });

    private async Task<OrchestrationStoreException> FailsToOpenAsync(bool unchanged = true)
    {
        var before = unchanged ? SHA256.HashData(await System.IO.File.ReadAllBytesAsync(File)) : null;
        OrchestrationStoreException error;
        await using (var store = Store())
        {
            error = await Assert.ThrowsAsync<OrchestrationStoreException>(() => store.OpenAsync());
        }

        if (before is not null)
        {
            Assert.Equal(before, SHA256.HashData(await System.IO.File.ReadAllBytesAsync(File)));
        }

        return error;
    }
}
