namespace Perdure.Entities;

/// <summary>How an entity is called. There is nothing to choose at present.</summary>
public record CallEntityOptions;
