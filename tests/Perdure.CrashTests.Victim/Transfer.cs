namespace Perdure.CrashTests.Victim;

/// <summary>Moves an amount from one account to another.</summary>
public sealed record Transfer(string From, string To, int Amount);
