using System.Net;
using System.Text.Json;

namespace Perdure.AspNetCore.Tests;

public sealed class EntityRouteTests
{
    private const string Entities = TestApplication.Api + "/entities";

    [Fact]
    public async Task An_entity_is_signalled_read_listed_and_deleted()
    {
        await using var application = await TestApplication.StartAsync();
        using var none = await application.Http.GetAsync($"{Entities}/Counter/a");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        foreach (var key in (string[])["a", "b", "$"])
        {
            using var signalled = await application.PostAsync($"{Entities}/Counter/{key}?op=Add", "5");
            Assert.Equal(HttpStatusCode.Accepted, signalled.StatusCode);
        }

        Assert.Equal("5", await UntilAsync(application, "Counter/a", HttpStatusCode.OK));
        Assert.Equal("5", await UntilAsync(application, "counter/$", HttpStatusCode.OK));
        await UntilAsync(application, "counter/b", HttpStatusCode.OK);

        using var listed = await application.Http.GetAsync($"{Entities}/Counter?fetchState=true&top=2");
        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);
        Assert.Equal("application/json; charset=utf-8", listed.Content.Headers.ContentType!.ToString());
        var first = await TestApplication.JsonOf(listed);
        Assert.Equal(["entityId", "lastOperationTime", "state"], first[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal("counter", first[0].GetProperty("entityId").GetProperty("name").GetString());
        Assert.Equal(5, first[0].GetProperty("state").GetInt32());
        using var more = new HttpRequestMessage(HttpMethod.Get, $"{Entities}/Counter?top=2");
        more.Headers.Add("x-ms-continuation-token", listed.Headers.GetValues("x-ms-continuation-token").Single());
        using var rest = await application.Http.SendAsync(more);
        var second = await TestApplication.JsonOf(rest);
        Assert.Equal(["", "a", "b"], first.EnumerateArray().Concat(second.EnumerateArray()).Select(KeyOf).Order());
        Assert.Equal(JsonValueKind.Null, second[0].GetProperty("state").ValueKind);
        Assert.Equal("", rest.Headers.GetValues("x-ms-continuation-token").Single());

        using var deleted = await application.Http.DeleteAsync($"{Entities}/Counter/a");
        Assert.Equal(HttpStatusCode.Accepted, deleted.StatusCode);
        await UntilAsync(application, "Counter/a", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_input_of_a_signal_is_json_or_text()
    {
        await using var application = await TestApplication.StartAsync();
        using var bad = await application.PostAsync($"{Entities}/Counter/a?op=Add", "{ not json");
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Contains("JSON", (await TestApplication.JsonOf(bad)).GetProperty("Message").GetString(), StringComparison.Ordinal);
    }

    private static string KeyOf(JsonElement entity) => entity.GetProperty("entityId").GetProperty("key").GetString()!;

    // A signal is answered before the entity has taken it in.
    private static async Task<string> UntilAsync(TestApplication application, string entity, HttpStatusCode status)
    {
        while (true)
        {
            using var response = await application.Http.GetAsync($"{Entities}/{entity}");
            if (response.StatusCode == status)
            {
                return await response.Content.ReadAsStringAsync();
            }

            await Task.Delay(5);
        }
    }
}
