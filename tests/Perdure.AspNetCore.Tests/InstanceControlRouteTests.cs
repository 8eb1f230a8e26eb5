using System.Net;
using System.Text.Json;

namespace Perdure.AspNetCore.Tests;

public sealed class InstanceControlRouteTests
{
    private const string Instances = TestApplication.Api + "/instances";

    [Fact]
    public async Task An_instance_is_suspended_and_resumed()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("WaitForApproval");
        await application.Client.WaitForInstanceStartAsync(id);

        using var resumedTooEarly = await application.PostAsync($"{Instances}/{id}/resume");
        Assert.Equal(HttpStatusCode.InternalServerError, resumedTooEarly.StatusCode);
        using var suspended = await application.PostAsync($"{Instances}/{id}/suspend?reason=holiday");
        Assert.Equal(HttpStatusCode.Accepted, suspended.StatusCode);
        await UntilAsync(application, id, "Suspended");
        using var again = await application.PostAsync($"{Instances}/{id}/suspend");
        Assert.Equal(HttpStatusCode.InternalServerError, again.StatusCode);
        Assert.Contains("Suspended", (await TestApplication.JsonOf(again)).GetProperty("Message").GetString(), StringComparison.Ordinal);

        using var raised = await application.PostAsync($"{Instances}/{id}/raiseEvent/Approval", "\"yes\"");
        using var resumed = await application.PostAsync($"{Instances}/{id}/resume?reason=back");
        Assert.Equal(HttpStatusCode.Accepted, resumed.StatusCode);
        Assert.Contains("\"output\":\"yes\"", await application.StatusOfEndedAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_instance_is_rewound_and_a_running_one_is_not()
    {
        await using var application = await TestApplication.StartAsync();
        var running = await application.StartAsync("WaitForApproval");
        await application.Client.WaitForInstanceStartAsync(running);
        using var refused = await application.PostAsync($"{Instances}/{running}/rewind?reason=x");
        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.Contains("Only one that has failed", (await TestApplication.JsonOf(refused)).GetProperty("Message").GetString(), StringComparison.Ordinal);

        var id = await application.StartAsync("Ships", "\"broken\"");
        Assert.Contains("\"runtimeStatus\":\"Failed\"", await application.StatusOfEndedAsync(id), StringComparison.Ordinal);
        TestApplication.Repaired = id;
        using var rewound = await application.PostAsync($"{Instances}/{id}/rewind?reason=repaired");
        Assert.Equal(HttpStatusCode.Accepted, rewound.StatusCode);
        Assert.Contains("\"output\":\"delivered packed broken\"", await application.StatusOfEndedAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_is_restarted_under_a_new_id_or_its_own()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("Echo", "{\"x\":1}");
        await application.StatusOfEndedAsync(id);

        using var other = await application.PostAsync($"{Instances}/{id}/restart");
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
        Assert.Equal("10", other.Headers.GetValues("Retry-After").Single());
        var newId = (await TestApplication.JsonOf(other)).GetProperty("id").GetString()!;
        Assert.NotEqual(id, newId);
        Assert.Contains("\"output\":{\"x\":1}", await application.StatusOfEndedAsync(newId), StringComparison.Ordinal);

        using var same = await application.PostAsync($"{Instances}/{id}/restart?restartWithNewInstanceId=false&timeout=60&pollingInterval=1");
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal("{\"x\":1}", await same.Content.ReadAsStringAsync());

        using var missing = await application.PostAsync($"{Instances}/nobody/restart");
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        Assert.Equal(
            "InstanceId does not match a valid orchestration instance.", (await TestApplication.JsonOf(missing)).GetProperty("Message").GetString());
    }

    [Fact]
    public async Task Instances_are_purged_one_by_one_and_by_their_time()
    {
        await using var application = await TestApplication.StartAsync();
        var one = await application.StartAsync("Echo", "1");
        var two = await application.StartAsync("Echo", "2");
        await application.StatusOfEndedAsync(one);
        await application.StatusOfEndedAsync(two);

        using var purged = await application.Http.DeleteAsync($"{Instances}/{one}");
        Assert.Equal(HttpStatusCode.OK, purged.StatusCode);
        Assert.Equal("{\"instancesDeleted\":1}", await purged.Content.ReadAsStringAsync());
        using var again = await application.Http.DeleteAsync($"{Instances}/{one}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        using var withoutTime = await application.Http.DeleteAsync($"{Instances}/");
        Assert.Equal(HttpStatusCode.BadRequest, withoutTime.StatusCode);
        Assert.Equal("\"Please provide value for 'createdTimeFrom' parameter.\"", System.Text.RegularExpressions.Regex.Unescape(await withoutTime.Content.ReadAsStringAsync()));
        using var failedOnes = await application.Http.DeleteAsync($"{Instances}?createdTimeFrom=2020-01-01T00:00:00Z&runtimeStatus=Failed,Terminated");
        Assert.Equal(HttpStatusCode.NotFound, failedOnes.StatusCode);
        using var all = await application.Http.DeleteAsync($"{Instances}?createdTimeFrom=2020-01-01T00:00:00Z&runtimeStatus=Completed");
        Assert.Equal("{\"instancesDeleted\":1}", await all.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Instances_are_listed_in_pages_by_status_and_prefix()
    {
        await using var application = await TestApplication.StartAsync();
        foreach (var id in (string[])["x-1", "x-2", "x-3", "y-1"])
        {
            using var started = await application.PostAsync($"{TestApplication.Api}/orchestrators/Echo/{id}", "7");
            await application.StatusOfEndedAsync(id);
        }

        using var first = await application.Http.GetAsync($"{Instances}/?instanceIdPrefix=x-&runtimeStatus=completed&top=2&showInput=false");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var page = await TestApplication.JsonOf(first);
        Assert.Equal(2, page.GetArrayLength());
        Assert.Equal(JsonValueKind.Null, page[0].GetProperty("input").ValueKind);
        Assert.Equal(7, page[0].GetProperty("output").GetInt32());
        using var next = new HttpRequestMessage(HttpMethod.Get, $"{Instances}?instanceIdPrefix=x-&runtimeStatus=completed&top=2");
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token").Single());
        using var last = await application.Http.SendAsync(next);
        Assert.Equal(1, (await TestApplication.JsonOf(last)).GetArrayLength());
        Assert.Equal("", last.Headers.GetValues("x-ms-continuation-token").Single());
        using var wrong = await application.Http.GetAsync($"{Instances}?runtimeStatus=Done");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task The_history_shows_calls_and_their_ends_as_one()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("Ships", "\"bread\"");
        await application.StatusOfEndedAsync(id);

        using var without = await application.Http.GetAsync($"{Instances}/{id}");
        Assert.False((await TestApplication.JsonOf(without)).TryGetProperty("historyEvents", out _));
        using var response = await application.Http.GetAsync($"{Instances}/{id}?showHistory=true&showHistoryOutput=true");
        var history = (await TestApplication.JsonOf(response)).GetProperty("historyEvents");

        Assert.Equal(
            ["ExecutionStarted", "TimerCreated", "TimerFired", "TaskCompleted", "SubOrchestrationInstanceCompleted", "ExecutionCompleted"],
            history.EnumerateArray().Select(entry => entry.GetProperty("EventType").GetString()));
        var task = history[3];
        Assert.Equal(
            ("Pack", "bread", "packed bread"),
            (task.GetProperty("FunctionName").GetString(), task.GetProperty("Input").GetString(), task.GetProperty("Result").GetString()));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", task.GetProperty("ScheduledTime").GetString());
        Assert.Equal("Deliver", history[4].GetProperty("FunctionName").GetString());
        Assert.Equal("Completed", history[5].GetProperty("OrchestrationStatus").GetString());
        Assert.DoesNotContain(history.EnumerateArray(), entry => entry.TryGetProperty("EventId", out _));

        using var brief = await application.Http.GetAsync($"{Instances}/{id}?showHistory=true&showInput=false");
        var short3 = (await TestApplication.JsonOf(brief)).GetProperty("historyEvents")[3];
        Assert.False(short3.TryGetProperty("Result", out _) || short3.TryGetProperty("Input", out _));
    }

    private static async Task UntilAsync(TestApplication application, string id, string status)
    {
        while (true)
        {
            using var response = await application.Http.GetAsync($"{Instances}/{id}");
            if ((await TestApplication.JsonOf(response)).GetProperty("runtimeStatus").GetString() == status)
            {
                return;
            }

            await Task.Delay(5);
        }
    }
}
