using System.Net;

namespace Perdure.AspNetCore.Tests;

public sealed class CallerTests
{
    private const string Path = $"{TestApplication.Api}/instances/nobody";

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("::1", HttpStatusCode.NotFound)]
    [InlineData("10.1.2.3", HttpStatusCode.Forbidden)]
    [InlineData("2001:db8::1", HttpStatusCode.Forbidden)]
    public async Task Without_a_key_only_local_callers_are_answered(string address, HttpStatusCode expected)
    {
        await using var application = await TestApplication.StartAsync(remoteAddress: IPAddress.Parse(address));

        using var response = await application.Http.GetAsync(Path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Host", "rebound.example.org")]
    public async Task A_local_connection_that_speaks_for_somebody_else_is_not_local(string header, string value)
    {
        await using var application = await TestApplication.StartAsync(remoteAddress: IPAddress.Loopback);
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Add(header, value);

        using var response = await application.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task With_a_key_every_caller_needs_it_and_the_urls_carry_it()
    {
        await using var application = await TestApplication.StartAsync(options => options.Key = "a+b", IPAddress.Parse("10.1.2.3"));

        using var without = await application.Http.GetAsync(Path);
        using var wrong = await application.Http.GetAsync(Path + "?code=nonsense");
        using var inQuery = await application.Http.GetAsync(Path + "?code=a%2Bb");
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Add("x-functions-key", "a+b");
        using var inHeader = await application.Http.SendAsync(request);
        using var started = await application.PostAsync($"{TestApplication.Api}/orchestrators/Echo?code=a%2Bb", "1");

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, inQuery.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, inHeader.StatusCode);
        using var followed = await application.Http.GetAsync(started.Headers.Location);
        Assert.True(followed.IsSuccessStatusCode);
    }
}
