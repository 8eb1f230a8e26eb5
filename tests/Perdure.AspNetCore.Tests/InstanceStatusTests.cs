using System.Globalization;
using System.Net;

namespace Perdure.AspNetCore.Tests;

public sealed class InstanceStatusTests
{
    [Fact]
    public async Task A_running_instance_is_202_and_says_where_and_when_to_ask_again()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("WaitForApproval");
        await application.Client.WaitForInstanceStartAsync(id);

        using var response = await application.Http.GetAsync($"{TestApplication.Api}/instances/{id}");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("5", response.Headers.GetValues("Retry-After").Single());
        Assert.EndsWith($"/instances/{id}", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var status = await TestApplication.JsonOf(response);
        Assert.Equal("Running", status.GetProperty("runtimeStatus").GetString());
    }

    [Fact]
    public async Task The_members_of_the_status_are_those_of_durable_functions_in_their_order()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("Echo", "{\"x\":1}");

        var json = await application.StatusOfEndedAsync(id);

        var status = System.Text.Json.JsonDocument.Parse(json).RootElement;
        Assert.Equal(
            ["name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime"],
            status.EnumerateObject().Select(p => p.Name));
        Assert.StartsWith($$"""{"name":"Echo","instanceId":"{{id}}","runtimeStatus":"Completed","input":{"x":1},"customStatus":null,"output":{"x":1},""", json, StringComparison.Ordinal);
        Assert.True(DateTime.TryParseExact(
            status.GetProperty("createdTime").GetString(), "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task The_input_is_left_out_on_demand()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("Echo", "5");
        await application.Client.WaitForInstanceCompletionAsync(id);

        using var response = await application.Http.GetAsync($"{TestApplication.Api}/instances/{id}?showInput=false");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await TestApplication.JsonOf(response)).GetProperty("input").ValueKind);
    }

    [Fact]
    public async Task A_failure_is_200_with_its_message_and_500_on_demand()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("Fails");

        using var status = System.Text.Json.JsonDocument.Parse(await application.StatusOfEndedAsync(id));
        Assert.Equal("Failed", status.RootElement.GetProperty("runtimeStatus").GetString());
        Assert.Contains("No stock.", status.RootElement.GetProperty("output").GetString(), StringComparison.Ordinal);

        using var strict = await application.Http.GetAsync(
            $"{TestApplication.Api}/instances/{id}?returnInternalServerErrorOnFailure=true");
        Assert.Equal(HttpStatusCode.InternalServerError, strict.StatusCode);
    }

    [Fact]
    public async Task A_missing_instance_is_404()
    {
        await using var application = await TestApplication.StartAsync();

        using var response = await application.Http.GetAsync($"{TestApplication.Api}/instances/nobody");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
