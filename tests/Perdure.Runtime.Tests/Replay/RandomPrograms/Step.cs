namespace Perdure.Tests.Replay.RandomPrograms;

/// <summary>A step of a random orchestration. Its value does not depend on the order in which things happen, only on the program.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Number">Its number within the program, which makes its names unique.</param>
/// <param name="Children">Its parts.</param>
public sealed record Step(StepKind Kind, int Number, List<Step> Children)
{
    public static Step Random(Random random, int depth)
    {
        var next = 0;
        return Make(random, depth, ref next);
    }

    public IEnumerable<Step> All() => Children.SelectMany(child => child.All()).Prepend(this);

    private static Step Make(Random random, int depth, ref int next)
    {
        var number = next++;
        var kind = depth == 0
            ? (StepKind)random.Next((int)StepKind.Sequence)
            : (StepKind)random.Next(Enum.GetValues<StepKind>().Length);
        var children = new List<Step>();
        var count = kind switch
        {
            StepKind.Sequence or StepKind.Parallel => random.Next(1, 5),
            StepKind.Race => 2,
            StepKind.Child => 1,
            _ => 0,
        };
        for (var i = 0; i < count; i++)
        {
            children.Add(Make(random, depth - 1, ref next));
        }

        return new Step(kind, number, children);
    }
}
