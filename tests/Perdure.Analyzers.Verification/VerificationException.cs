namespace Perdure.Analyzers.Verification;

/// <summary>What a test expected and what happened differ; the message shows both.</summary>
public sealed class VerificationException(string message) : Exception(message);
