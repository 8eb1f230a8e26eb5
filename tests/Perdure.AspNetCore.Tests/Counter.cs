namespace Perdure.AspNetCore.Tests;

/// <summary>An entity.</summary>
public sealed class Counter : TaskEntity<int>
{
    public void Add(int amount) => State += amount;
}
