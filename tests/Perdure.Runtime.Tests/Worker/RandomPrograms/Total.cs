namespace Perdure.Runtime.Tests.Worker.RandomPrograms;

/// <summary>The entity of the random programs.</summary>
public sealed class Total : TaskEntity<int>
{
    public void Add(int amount) => State += amount;
}
