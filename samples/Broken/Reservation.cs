namespace Broken;

/// <summary>A claim on stock.</summary>
public sealed record Reservation(Guid OrderNumber, string Article);
