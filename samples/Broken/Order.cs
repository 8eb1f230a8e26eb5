namespace Broken;

/// <summary>What a customer asks for.</summary>
public sealed record Order(string Article, decimal Amount);
