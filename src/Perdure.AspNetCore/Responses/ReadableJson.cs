using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perdure.AspNetCore.Responses;

/// <summary>How JSON is written here: answers are never part of a page, so only what JSON itself asks for is escaped. People read them.</summary>
internal static class ReadableJson
{
    /// <summary>For values.</summary>
    public static JsonSerializerOptions Values { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For what is written member by member.</summary>
    public static JsonWriterOptions Members { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
