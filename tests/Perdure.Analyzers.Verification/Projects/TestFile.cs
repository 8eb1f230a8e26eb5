using Perdure.Analyzers.Verification.Markup;

namespace Perdure.Analyzers.Verification.Projects;

/// <summary>A source file of a test project.</summary>
public sealed class TestFile
{
    /// <summary>Creates a file.</summary>
    /// <param name="path">The path inside the project.</param>
    /// <param name="before">The text with markup; null where a fix creates the file.</param>
    /// <param name="after">The text with markup after all fixes; null where nothing changes.</param>
    public TestFile(string path, string? before, string? after)
    {
        Path = path;
        Before = before is null ? null : MarkedSource.Parse(before);
        After = after is null ? Before! : MarkedSource.Parse(after);
    }

    /// <summary>The path inside the project.</summary>
    public string Path { get; }

    /// <summary>The text before any fix; null where a fix creates the file.</summary>
    public MarkedSource? Before { get; }

    /// <summary>The text after all fixes.</summary>
    public MarkedSource After { get; }
}
