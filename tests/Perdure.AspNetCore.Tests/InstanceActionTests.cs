using System.Net;

namespace Perdure.AspNetCore.Tests;

public sealed class InstanceActionTests
{
    [Fact]
    public async Task A_raised_event_reaches_the_orchestration()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("WaitForApproval");

        using var response = await application.PostAsync($"{TestApplication.Api}/instances/{id}/raiseEvent/approval", "\"yes\"");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Contains("\"output\":\"yes\"", await application.StatusOfEndedAsync(id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"yes\"", "text/plain")]
    [InlineData("{ not json", "application/json")]
    public async Task An_event_that_is_not_json_is_refused(string body, string mediaType)
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("WaitForApproval");

        using var response = await application.PostAsync($"{TestApplication.Api}/instances/{id}/raiseEvent/Approval", body, mediaType);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Terminate_ends_the_instance_with_the_reason_as_output()
    {
        await using var application = await TestApplication.StartAsync();
        var id = await application.StartAsync("WaitForApproval");

        using var response = await application.PostAsync($"{TestApplication.Api}/instances/{id}/terminate?reason=too%20late");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var status = await application.StatusOfEndedAsync(id);
        Assert.Contains("\"runtimeStatus\":\"Terminated\"", status, StringComparison.Ordinal);
        Assert.Contains("\"output\":\"too late\"", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("raiseEvent/Approval")]
    [InlineData("terminate")]
    [InlineData("suspend")]
    [InlineData("resume")]
    [InlineData("rewind")]
    public async Task Actions_are_404_without_an_instance_and_410_after_its_end(string action)
    {
        await using var application = await TestApplication.StartAsync();
        var ended = await application.StartAsync("Echo", "1");
        await application.Client.WaitForInstanceCompletionAsync(ended);

        using var missing = await application.PostAsync($"{TestApplication.Api}/instances/nobody/{action}", "1");
        using var gone = await application.PostAsync($"{TestApplication.Api}/instances/{ended}/{action}", "1");

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }
}
