using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perdure.AspNetCore.Responses;

namespace Perdure.AspNetCore.Routes;

/// <summary>Reading, listing, signalling and deleting entities.</summary>
internal static class EntityRoutes
{
    // How Durable Functions writes the key of an entity that has an empty one.
    private const string EmptyKey = "$";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/entities", ListAsync);
        routes.MapGet("/entities/{name}", ListAsync);
        routes.MapGet("/entities/{name}/{key}", GetStateAsync);
        routes.MapPost("/entities/{name}", SignalAsync);
        routes.MapPost("/entities/{name}/{key}", SignalAsync);
        routes.MapDelete("/entities/{name}/{key}", DeleteAsync);
    }

    private static async Task<IResult> GetStateAsync(string name, string key, DurableTaskClient client, CancellationToken cancellation)
    {
        var entity = await client.Entities.GetEntityAsync(Id(name, key), cancellation);
        return entity is null ? Results.NotFound() : new RawJsonResult(entity.IncludesState ? entity.State.Value : null);
    }

    private static async Task<IResult> SignalAsync(
        string name, HttpRequest request, DurableTaskClient client, CancellationToken cancellation, string key = EmptyKey)
    {
        var operation = new QueryParameters(request).Text("op")
            ?? throw new ArgumentException("The operation is missing: name it by the query parameter 'op', such as '?op=add'.");
        await client.Entities.SignalEntityAsync(Id(name, key), operation, await InputAsync(request), cancellation: cancellation);
        return Results.Accepted();
    }

    private static async Task<IResult> DeleteAsync(string name, string key, DurableTaskClient client, CancellationToken cancellation)
    {
        await client.Entities.SignalEntityAsync(Id(name, key), "delete", cancellation);
        return Results.Accepted();
    }

    private static async Task<IResult> ListAsync(HttpContext http, DurableTaskClient client, string? name = null)
    {
        var parameters = new QueryParameters(http.Request);
        var token = http.Request.Headers[ContinuationToken.Header].FirstOrDefault();
        var query = new EntityQuery
        {
            InstanceIdStartsWith = name is null ? null : $"@{name}@",
            LastModifiedFrom = parameters.Time("lastOperationTimeFrom"),
            LastModifiedTo = parameters.Time("lastOperationTimeTo"),
            IncludeState = parameters.Flag("fetchState"),
            PageSize = parameters.Count("top", EntityQuery.DefaultPageSize),
        };
        var pages = client.Entities.GetAllEntitiesAsync(query).AsPages(string.IsNullOrEmpty(token) ? null : token, query.PageSize);
        await foreach (var page in pages.WithCancellation(http.RequestAborted))
        {
            return new EntityListResult(page.Values, page.ContinuationToken);
        }

        return new EntityListResult([], null);
    }

    private static EntityInstanceId Id(string name, string key) => new(name, key == EmptyKey ? "" : key);

    /// <summary>JSON where the request says that it is JSON, else the text as a string.</summary>
    private static async Task<object?> InputAsync(HttpRequest request)
    {
        if (request.HasJsonContentType())
        {
            return await JsonBody.ReadAsync(request);
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return text.Length == 0 ? null : text;
    }

    private sealed class EntityListResult(IReadOnlyList<EntityMetadata> entities, string? continuation) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers[ContinuationToken.Header] = continuation ?? "";
            response.ContentType = $"{MediaTypeNames.Application.Json}; charset={Encoding.UTF8.WebName}";
            await using var json = new Utf8JsonWriter(response.BodyWriter, ReadableJson.Members);
            json.WriteStartArray();
            foreach (var entity in entities)
            {
                json.WriteStartObject();
                json.WriteStartObject("entityId");
                json.WriteString("name", entity.Id.Name);
                json.WriteString("key", entity.Id.Key);
                json.WriteEndObject();
                json.WriteString("lastOperationTime", HttpTime.Format(entity.LastModifiedTime));
                StoredJson.Write(json, "state", entity.IncludesState ? entity.State.Value : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
