using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Perdure.AspNetCore.Tests;

/// <summary>An application with a few orchestrators and the management API, reached without a network.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    public const string Api = DurableTaskHttpOptions.DefaultBasePath;

    private readonly WebApplication _application;

    /// <summary>The instance in which a broken order can be packed.</summary>
    public static string? Repaired { get; set; }

    private TestApplication(WebApplication application)
    {
        _application = application;
        Http = application.GetTestClient();
    }

    public HttpClient Http { get; }

    public DurableTaskClient Client => _application.Services.GetRequiredService<DurableTaskClient>();

    /// <param name="configure">Options of the API.</param>
    /// <param name="remoteAddress">Where requests seem to come from; null for in-process.</param>
    public static async Task<TestApplication> StartAsync(Action<DurableTaskHttpOptions>? configure = null, IPAddress? remoteAddress = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddDurableTask(durable => durable
            .UseInMemory()
            .AddTasks(tasks => tasks
                .AddOrchestratorFunc<JsonElement, JsonElement>("Echo", (_, input) => Task.FromResult(input))
                .AddOrchestratorFunc<string>("WaitForApproval", async context =>
                {
                    context.SetCustomStatus("waiting");
                    return await context.WaitForExternalEvent<string>("Approval");
                })
                .AddOrchestratorFunc<string, string>("Ships", async (context, order) =>
                {
                    await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                    var packed = await context.CallActivityAsync<string>("Pack", order);
                    return await context.CallSubOrchestratorAsync<string>("Deliver", packed);
                })
                .AddOrchestratorFunc<string, string>("Deliver", (_, packed) => Task.FromResult($"delivered {packed}"))
                .AddActivityFunc<string, string>("Pack", (context, order) => order == "broken" && context.InstanceId != Repaired ? throw new InvalidOperationException("It broke.") : $"packed {order}")
                .AddEntity<Counter>("Counter")
                .AddOrchestratorFunc<string>("Fails", _ => Task.FromException<string>(new InvalidOperationException("No stock.")))));
        var application = builder.Build();
        application.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = remoteAddress;
            return next(context);
        });
        application.MapDurableTask(configure);
        application.MapPost("/api/orchestrators/{functionName}", async (string functionName, HttpRequest request, DurableTaskClient client) =>
            client.CreateCheckStatusResponse(request, await client.ScheduleNewOrchestrationInstanceAsync(functionName)));
        await application.StartAsync();
        return new TestApplication(application);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string? json = null, string mediaType = "application/json") =>
        Http.PostAsync(path, json is null ? null : new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse(mediaType)));

    /// <summary>Starts an orchestration over HTTP and says its id.</summary>
    public async Task<string> StartAsync(string orchestrator, string? json = null)
    {
        using var response = await PostAsync($"{Api}/orchestrators/{orchestrator}", json);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await JsonOf(response)).GetProperty("id").GetString()!;
    }

    /// <summary>Asks for the status until the instance has ended.</summary>
    public async Task<string> StatusOfEndedAsync(string instanceId)
    {
        await Client.WaitForInstanceCompletionAsync(instanceId);
        using var response = await Http.GetAsync($"{Api}/instances/{instanceId}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
