using System.Net;

namespace Perdure.AspNetCore.Tests;

public sealed class StartingOverHttpTests
{
    [Fact]
    public async Task Start_answers_202_with_the_urls_of_the_instance()
    {
        await using var application = await TestApplication.StartAsync();

        using var response = await application.PostAsync($"{TestApplication.Api}/orchestrators/WaitForApproval/order-1", "null");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("10", response.Headers.GetValues("Retry-After").Single());
        var body = await TestApplication.JsonOf(response);
        const string Instance = "http://localhost/runtime/webhooks/durabletask/instances/order-1";
        Assert.Equal(Instance, response.Headers.Location?.OriginalString);
        Assert.Equal(
            [
                ("id", "order-1"),
                ("statusQueryGetUri", Instance),
                ("sendEventPostUri", Instance + "/raiseEvent/{eventName}"),
                ("terminatePostUri", Instance + "/terminate?reason={text}"),
                ("purgeHistoryDeleteUri", Instance),
                ("restartPostUri", Instance + "/restart"),
                ("suspendPostUri", Instance + "/suspend?reason={text}"),
                ("resumePostUri", Instance + "/resume?reason={text}"),
            ],
            body.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!)));
    }

    [Fact]
    public async Task A_starter_of_the_application_answers_with_the_check_status_response()
    {
        await using var application = await TestApplication.StartAsync();

        using var response = await application.PostAsync("/api/orchestrators/WaitForApproval");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        using var status = await application.Http.GetAsync(response.Headers.Location);
        Assert.Equal(HttpStatusCode.Accepted, status.StatusCode);
    }

    [Theory]
    [InlineData("""{"a":[1,2.5,null],"ü":"€"}""")]
    [InlineData("\"text\"")]
    [InlineData("17")]
    public async Task The_body_is_the_input_and_reaches_the_output_unchanged(string json)
    {
        await using var application = await TestApplication.StartAsync();

        var id = await application.StartAsync("Echo", json);

        using var status = System.Text.Json.JsonDocument.Parse(await application.StatusOfEndedAsync(id));
        var expected = System.Text.Json.JsonDocument.Parse(json).RootElement;
        Assert.True(System.Text.Json.JsonElement.DeepEquals(expected, status.RootElement.GetProperty("input")));
        Assert.True(System.Text.Json.JsonElement.DeepEquals(expected, status.RootElement.GetProperty("output")));
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused_and_starts_nothing()
    {
        await using var application = await TestApplication.StartAsync();

        using var response = await application.PostAsync($"{TestApplication.Api}/orchestrators/Echo/bad", "{ not json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("not valid JSON", (await TestApplication.JsonOf(response)).GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Null(await application.Client.GetInstanceAsync("bad"));
    }

    [Fact]
    public async Task With_a_timeout_the_output_itself_is_the_answer()
    {
        await using var application = await TestApplication.StartAsync();

        using var response = await application.PostAsync($"{TestApplication.Api}/orchestrators/Echo?timeout=60", "[1,2]");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("[1,2]", await response.Content.ReadAsStringAsync());
    }
}
