using Perdure.Analyzers.Robustness.Tests.Running;
using Perdure.Analyzers.Robustness.Tests.Sources;

namespace Perdure.Analyzers.Robustness.Tests;

/// <summary>Every sample and test project of the repository, as its author has it.</summary>
public class RepositoryProjectTests
{
    public static TheoryData<string> Projects => [.. RepositoryProject.Folders];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task An_editor_shows_what_a_build_reports(string folder)
    {
        var compilation = RepositoryProject.Compile(folder);

        var build = await AnalysisRun.BuildAsync(compilation);

        Assert.Null(RunComparison.Describe("in a build", build, "file by file", await AnalysisRun.FileByFileAsync(compilation)));
    }

    [Fact]
    public async Task The_sample_that_is_wrong_on_purpose_has_findings()
    {
        Assert.NotEmpty(await AnalysisRun.BuildAsync(RepositoryProject.Compile(Path.Combine("samples", "Broken"))));
    }
}
