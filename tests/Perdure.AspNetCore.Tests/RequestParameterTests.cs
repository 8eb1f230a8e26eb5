using System.Net;

namespace Perdure.AspNetCore.Tests;

/// <summary>Requests that cannot be carried out, and parameters that are given in unusual ways.</summary>
public sealed class RequestParameterTests
{
    [Fact]
    public async Task An_unknown_orchestrator_is_refused_and_starts_nothing()
    {
        await using var application = await TestApplication.StartAsync();

        using var response = await application.PostAsync($"{TestApplication.Api}/orchestrators/Ehco/typo");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var message = await MessageOfAsync(response);
        Assert.Contains("'Ehco'", message, StringComparison.Ordinal);
        Assert.Contains("'Echo'", message, StringComparison.Ordinal);
        Assert.Null(await application.Client.GetInstanceAsync("typo"));
    }

    [Fact]
    public async Task An_instance_id_that_is_in_use_is_a_conflict_and_the_instance_goes_on()
    {
        await using var application = await TestApplication.StartAsync();
        using var first = await application.PostAsync($"{TestApplication.Api}/orchestrators/WaitForApproval/taken");
        await application.Client.WaitForInstanceStartAsync("taken");

        using var second = await application.PostAsync($"{TestApplication.Api}/orchestrators/WaitForApproval/taken");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("'taken'", await MessageOfAsync(second), StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await application.Client.GetInstanceAsync("taken"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_parameter_that_cannot_be_read_is_named()
    {
        await using var application = await TestApplication.StartAsync();
        (string Method, string Path, string Named)[] requests =
        [
            ("GET", "/instances?createdTimeFrom=yesterday", "'yesterday'"),
            ("GET", "/instances?top=all", "'all'"),
            ("GET", "/instances?runtimeStatus=Gone", "'Gone'"),
            ("GET", "/instances/x?showHistory=please", "'please'"),
            ("GET", "/entities?lastOperationTimeTo=later", "'later'"),
            ("DELETE", "/instances?createdTimeFrom=yesterday", "'yesterday'"),
            ("POST", "/orchestrators/Echo?timeout=long", "'long'"),
            ("POST", "/orchestrators/Echo/@entity", "'@entity'"),
            ("POST", "/entities/Counter/one", "'op'"),
        ];

        foreach (var (method, path, named) in requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), TestApplication.Api + path);
            using var response = await application.Http.SendAsync(request);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var message = await MessageOfAsync(response);
            Assert.Contains(named, message, StringComparison.Ordinal);
            Assert.DoesNotContain("(Parameter", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parameters_without_a_value_count_as_not_given_and_times_without_a_zone_as_utc()
    {
        await using var application = await TestApplication.StartAsync();
        await application.StatusOfEndedAsync(await application.StartAsync("Echo", "1"));
        var before = DateTime.UtcNow.AddMinutes(-5).ToString("s");

        async Task<int> CountAsync(string query)
        {
            using var response = await application.Http.GetAsync($"{TestApplication.Api}/Instances/?{query}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return (await TestApplication.JsonOf(response)).GetArrayLength();
        }

        Assert.Equal(1, await CountAsync("createdTimeFrom=&createdTimeTo=&runtimeStatus=&instanceIdPrefix=&top=&showInput="));
        Assert.Equal(1, await CountAsync($"createdTimeFrom={before}&RuntimeStatus=completed,failed&top=0"));
        Assert.Equal(0, await CountAsync($"createdTimeTo={before}"));
    }

    [Fact]
    public async Task The_urls_carry_on_what_failures_shall_be_answered_with()
    {
        await using var application = await TestApplication.StartAsync();

        using var started = await application.PostAsync($"{TestApplication.Api}/orchestrators/WaitForApproval?timeout=0.01&returnInternalServerErrorOnFailure=true");
        using var failed = await application.PostAsync($"{TestApplication.Api}/orchestrators/Fails?timeout=60&returnInternalServerErrorOnFailure=true");

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.EndsWith("?returnInternalServerErrorOnFailure=true", started.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal("Failed", (await TestApplication.JsonOf(failed)).GetProperty("runtimeStatus").GetString());
    }

    [Fact]
    public async Task An_entity_without_a_key_is_that_with_the_empty_key()
    {
        await using var application = await TestApplication.StartAsync();

        using var signalled = await application.PostAsync($"{TestApplication.Api}/entities/Counter?op=add", "2");
        Assert.Equal(HttpStatusCode.Accepted, signalled.StatusCode);
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await application.Client.Entities.GetEntityAsync(new("Counter", ""), cancellation: guard.Token) is null)
        {
            await Task.Delay(20, guard.Token);
        }

        Assert.Equal("2", await application.Http.GetStringAsync($"{TestApplication.Api}/entities/Counter/$"));
    }

    private static async Task<string> MessageOfAsync(HttpResponseMessage response) =>
        (await TestApplication.JsonOf(response)).GetProperty("Message").GetString()!;
}
