using Perdure.Entities;

namespace Perdure.RuleProofs.Tests.World;

/// <summary>The account that the examples lock.</summary>
internal sealed class AccountEntity : TaskEntity<int>
{
    /// <summary>Takes one from the account.</summary>
    public void Debit() => State--;
}
