namespace Perdure.Client.Entities;

/// <summary>What is known of an entity at one moment, with its state in serialized form.</summary>
/// <param name="id">The entity.</param>
/// <param name="state">Its state, if it was asked for and exists.</param>
/// <param name="stateRequested">Whether the state was asked for.</param>
public sealed class EntityMetadata(EntityInstanceId id, SerializedData? state = null, bool stateRequested = false)
    : EntityMetadata<SerializedData>(id, state, stateRequested);
