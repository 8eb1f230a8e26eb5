namespace Perdure.CodeFixes.Thread;

/// <summary>What a Thread fix is going to do.</summary>
/// <param name="Edits">The edits in all documents.</param>
/// <param name="Title">What the user is offered.</param>
/// <param name="ChangesHistory">Whether running instances may find another history than the one that they recorded.</param>
internal sealed record ThreadPlan(SolutionEdits Edits, string Title, bool ChangesHistory);
