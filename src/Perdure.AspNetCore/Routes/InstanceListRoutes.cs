using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perdure.AspNetCore.Responses;

namespace Perdure.AspNetCore.Routes;

/// <summary>Everything that is done with many instances.</summary>
internal static class InstanceListRoutes
{
    // What Durable Functions uses when "top" is not given.
    private const int DefaultPageSize = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/instances", ListAsync);
        routes.MapDelete("/instances", PurgeAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, DurableTaskClient client)
    {
        var parameters = new QueryParameters(http.Request);
        var showInput = parameters.Flag("showInput", otherwise: true);
        var query = new OrchestrationQuery(
            CreatedFrom: parameters.Time("createdTimeFrom"),
            CreatedTo: parameters.Time("createdTimeTo"),
            Statuses: Statuses(http.Request),
            InstanceIdPrefix: parameters.Text("instanceIdPrefix"),
            PageSize: parameters.Count("top", DefaultPageSize),
            FetchInputsAndOutputs: true);
        var token = http.Request.Headers[ContinuationToken.Header].FirstOrDefault();
        var pages = client.GetAllInstancesAsync(query).AsPages(string.IsNullOrEmpty(token) ? null : token, query.PageSize);
        await foreach (var page in pages.WithCancellation(http.RequestAborted))
        {
            return new InstanceListResult(page.Values, page.ContinuationToken, showInput);
        }

        return new InstanceListResult([], null, showInput);
    }

    private static async Task<IResult> PurgeAsync(HttpContext http, DurableTaskClient client)
    {
        var parameters = new QueryParameters(http.Request);
        if (parameters.Time("createdTimeFrom") is not { } createdTimeFrom)
        {
            return Results.Json("Please provide value for 'createdTimeFrom' parameter.", statusCode: StatusCodes.Status400BadRequest);
        }

        var filter = new PurgeInstancesFilter(createdTimeFrom, parameters.Time("createdTimeTo"), Statuses(http.Request));
        var result = await client.PurgeAllInstancesAsync(filter, http.RequestAborted);
        return result.PurgedInstanceCount > 0
            ? Results.Json(new Dictionary<string, int> { ["instancesDeleted"] = result.PurgedInstanceCount })
            : Results.NotFound();
    }

    /// <summary>The status may be given several times, or once with commas.</summary>
    private static IEnumerable<OrchestrationRuntimeStatus>? Statuses(HttpRequest request)
    {
        var names = request.Query["runtimeStatus"]
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToList();
        return names.Count == 0 ? null : names.ConvertAll(Status);
    }

    private static OrchestrationRuntimeStatus Status(string name) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status)
            ? status
            : throw new ArgumentException(
                $"'{name}' is not a runtime status. Use one of {string.Join(", ", Enum.GetNames<OrchestrationRuntimeStatus>())}.");

    private sealed class InstanceListResult(IReadOnlyList<OrchestrationMetadata> instances, string? continuation, bool showInput) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers[ContinuationToken.Header] = continuation ?? "";
            response.ContentType = $"{MediaTypeNames.Application.Json}; charset={Encoding.UTF8.WebName}";
            await using var json = new Utf8JsonWriter(response.BodyWriter, ReadableJson.Members);
            json.WriteStartArray();
            foreach (var instance in instances)
            {
                InstanceStatusWriter.Write(json, instance, showInput);
            }

            json.WriteEndArray();
        }
    }
}
