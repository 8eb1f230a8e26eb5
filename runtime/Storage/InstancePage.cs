namespace Perdure.Storage;

/// <summary>A page of instances.</summary>
/// <param name="Instances">The instances.</param>
/// <param name="LastKey">The key to go on after; null when this is the last page.</param>
public sealed record InstancePage(IReadOnlyList<InstanceRecord> Instances, long? LastKey);
