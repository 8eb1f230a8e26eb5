namespace Perdure.CodeFixes.Extract;

/// <summary>How an activity looks in a framework: a class of its own, or a function beside the orchestrator.</summary>
/// <param name="Framework">The name of the framework.</param>
internal abstract record ActivityStyle(string Framework);
