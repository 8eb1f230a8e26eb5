using System.Collections.ObjectModel;
using System.Globalization;

namespace Perdure.Client;

/// <summary>What is known of an instance at one moment.</summary>
/// <param name="name">The name of its orchestrator.</param>
/// <param name="instanceId">Its id.</param>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    /// <summary>The name of its orchestrator.</summary>
    public string Name { get; } = name;

    /// <summary>Its id.</summary>
    public string InstanceId { get; } = instanceId;

    /// <summary>Reads the serialized values; null when inputs and outputs were not asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Its status.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Its input, if it was asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Its output, if it was asked for.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Its custom status, if it was asked for.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Its version; the empty string when it has none.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>The instance that started it as a sub-orchestration, if one did.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Why it failed, if it did and outputs were asked for. On an instance that the determinism guard holds, why it
    /// does.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether its status is Running.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has ended.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated
        or OrchestrationRuntimeStatus.Canceled;

    /// <summary>Deserializes the input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The input.</returns>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>Deserializes the output.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The output.</returns>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>Deserializes the custom status.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The custom status.</returns>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} '{InstanceId}': {RuntimeStatus}, created {CreatedAt:u}, updated {LastUpdatedAt:u}{(FailureDetails is null ? string.Empty : $", {FailureDetails}")}");

    private T? Read<T>(string? serialized) => DataConverter is null
        ? throw new InvalidOperationException(
            $"Input, output and custom status of '{InstanceId}' were not fetched. Ask for them with getInputsAndOutputs: true.")
        : DataConverter.Deserialize<T>(serialized);
}
