namespace Perdure.Runtime.Tests.Worker.RandomPrograms;

/// <summary>Chance, for use by many threads.</summary>
internal sealed class Disturbance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0 to one less than a limit.</summary>
    public int Next(int limit)
    {
        lock (_random)
        {
            return _random.Next(limit);
        }
    }

    /// <summary>Happens once in so many times.</summary>
    public bool Chance(int times) => Next(times) == 0;
}
