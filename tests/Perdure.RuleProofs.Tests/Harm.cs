namespace Perdure.RuleProofs.Tests;

/// <summary>How a program that breaks a rule is seen to go wrong.</summary>
internal enum Harm
{
    /// <summary>On replay it asks for something else than its history holds, or ends otherwise.</summary>
    Differs,

    /// <summary>It goes on on another thread, or waits for something that never comes: it would hang.</summary>
    Hangs,

    /// <summary>What it does besides its durable calls is done again by every replay.</summary>
    Repeats,

    /// <summary>It ends well although a part of it failed.</summary>
    LosesFailure,

    /// <summary>Its history grows without end.</summary>
    Grows,

    /// <summary>The runtime refuses what it does, with a message that says why.</summary>
    Refused,
}
