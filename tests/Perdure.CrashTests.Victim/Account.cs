namespace Perdure.CrashTests.Victim;

/// <summary>An entity that adds up.</summary>
public sealed class Account : TaskEntity<int>
{
    public int Add(int amount) => State += amount;
}
