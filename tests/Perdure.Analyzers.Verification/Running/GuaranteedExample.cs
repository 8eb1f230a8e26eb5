using System.Text;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Picks the tests of analyzers in which the fixes are checked too, and their layout; the same ones in every run.</summary>
internal static class GuaranteedExample
{
    /// <summary>One in so many tests is picked unless all are asked for.</summary>
    private const uint Interval = 64;

    private static readonly bool All = Environment.GetEnvironmentVariable("PERDURE_FIX_EXAMPLES") == "all";

    /// <summary>Whether the fixes are checked in these projects.</summary>
    public static bool IsPicked(IEnumerable<TestProject> projects)
    {
        return All || Hash(projects) % Interval == 0;
    }

    /// <summary>The layout that the files get.</summary>
    public static SourceLayout LayoutOf(IEnumerable<TestProject> projects)
    {
        var layouts = Enum.GetValues<SourceLayout>();
        return layouts[Hash(projects) / Interval % (uint)layouts.Length];
    }

    private static uint Hash(IEnumerable<TestProject> projects)
    {
        return projects.SelectMany(project => project.Files).SelectMany(file => Encoding.UTF8.GetBytes(file.Before?.Text ?? ""))
            .Aggregate(2166136261, (hash, value) => unchecked((hash ^ value) * 16777619));
    }
}
