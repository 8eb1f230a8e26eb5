namespace Perdure.RuleProofs.Tests.Programs;

/// <summary>Which of the programs of a rule.</summary>
internal enum ProgramVariant
{
    /// <summary>The bad example of its page.</summary>
    Bad,

    /// <summary>The good one.</summary>
    Good,

    /// <summary>The bad one after the code fix.</summary>
    Fixed,
}
