using System.Text.Json.Serialization;

namespace Perdure.AspNetCore;

/// <summary>The URLs that manage one instance: the body of a check-status response, member for member as Durable Functions has it.</summary>
public sealed record CheckStatusPayload
{
    /// <summary>The instance.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>GET: the status.</summary>
    [JsonPropertyName("statusQueryGetUri")]
    public required string StatusQueryGetUri { get; init; }

    /// <summary>POST: raises an event; <c>{eventName}</c> is to be replaced.</summary>
    [JsonPropertyName("sendEventPostUri")]
    public required string SendEventPostUri { get; init; }

    /// <summary>POST: terminates; <c>{text}</c> is to be replaced by the reason.</summary>
    [JsonPropertyName("terminatePostUri")]
    public required string TerminatePostUri { get; init; }

    /// <summary>POST: rewinds it after it has failed; <c>{text}</c> is to be replaced by the reason. Not part of a check-status response.</summary>
    [JsonPropertyName("rewindPostUri")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RewindPostUri { get; init; }

    /// <summary>DELETE: removes all trace of the instance.</summary>
    [JsonPropertyName("purgeHistoryDeleteUri")]
    public required string PurgeHistoryDeleteUri { get; init; }

    /// <summary>POST: starts it anew with the same input.</summary>
    [JsonPropertyName("restartPostUri")]
    public required string RestartPostUri { get; init; }

    /// <summary>POST: suspends; <c>{text}</c> is to be replaced by the reason.</summary>
    [JsonPropertyName("suspendPostUri")]
    public required string SuspendPostUri { get; init; }

    /// <summary>POST: resumes; <c>{text}</c> is to be replaced by the reason.</summary>
    [JsonPropertyName("resumePostUri")]
    public required string ResumePostUri { get; init; }
}
