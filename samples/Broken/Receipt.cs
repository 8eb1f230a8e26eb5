namespace Broken;

/// <summary>What the customer gets back.</summary>
public sealed record Receipt(Guid OrderNumber, DateTime ReceivedAt, decimal Price);
