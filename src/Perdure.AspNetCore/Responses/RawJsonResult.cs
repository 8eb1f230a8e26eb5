using System.Net.Mime;
using Microsoft.AspNetCore.Http;

namespace Perdure.AspNetCore.Responses;

/// <summary>200 with stored JSON, passed on as it is.</summary>
internal sealed class RawJsonResult(string? json) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        Results.Text(json ?? "null", MediaTypeNames.Application.Json).ExecuteAsync(httpContext);
}
