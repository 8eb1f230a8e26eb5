namespace Perdure.Entities;

/// <summary>How an entity is signalled.</summary>
/// <param name="SignalTime">When the signal is delivered; null for now. Signals with a time keep no order among each other.</param>
public record SignalEntityOptions(DateTimeOffset? SignalTime = null);
