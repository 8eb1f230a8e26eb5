using Perdure.Client;
using Perdure.RuleProofs.Tests.Programs;
using Perdure.RuleProofs.Tests.World;

namespace Perdure.RuleProofs.Tests;

/// <summary>
/// What the analyzers say at compile time is seen when the programs run: the bad example of each page goes wrong when it is replayed, the good
/// one and the fixed one do not.
/// </summary>
public sealed class RuleProofTests(ProofFixture proofs) : IClassFixture<ProofFixture>
{
    // A hash or a random number comes out the same once in a while.
    private const int Attempts = 8;

    public static TheoryData<string> Rules => [.. ProofSet.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_bad_program_goes_wrong_and_the_good_and_the_fixed_one_do_not(string rule)
    {
        var proof = RuleProof.Of(rule);
        if (proof.Harm is not { } harm)
        {
            Assert.NotNull(proof.Reason);
            return;
        }

        var bad = proofs.Find(rule, ProgramVariant.Bad)!;
        Assert.Equal([rule], proofs.Findings(bad));
        var runs = new List<ProofRun>();
        for (var attempt = 0; attempt < Attempts && !runs.Exists(run => run.Shows(harm)); attempt++)
        {
            runs.Add(await RunAsync(bad, harm, attempt));
        }

        Assert.True(runs[^1].Shows(harm), $"{bad.Name} does not show that it {harm}: {string.Join('\n', runs)}");
        var good = proofs.Find(rule, ProgramVariant.Good)!;
        Assert.Empty(proofs.Findings(good));
        await AssertSoundAsync(good, harm);
        if (proofs.Find(rule, ProgramVariant.Fixed) is { } isFixed)
        {
            await AssertSoundAsync(isFixed, harm);
        }
    }

    [Fact]
    public void The_table_is_what_the_proofs_show()
    {
        var path = Path.Combine(RulePages.Tests.Repository.Root, "docs", "replay-proofs.md");
        var generated = ProofTable.Generate(proofs);

        // Whoever adds a rule runs this test with PERDURE_UPDATE=1 and commits what it wrote.
        if (Environment.GetEnvironmentVariable("PERDURE_UPDATE") == "1")
        {
            File.WriteAllText(path, generated);
        }

        Assert.Equal(generated, File.ReadAllText(path));
    }

    private async Task AssertSoundAsync(ProofProgram program, Harm harm)
    {
        var run = await RunAsync(program, harm, attempt: 0);
        Assert.True(run.Report is null, $"{program.Name}: {run.Report?.Message}\n{program.Source}");
        Assert.False(run.Shows(harm), $"{program.Name} still {harm}: {run}\n{program.Source}");
        var endsWell = harm is not (Harm.LosesFailure or Harm.Grows);
        Assert.Equal(endsWell ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed, run.Status);
    }

    private async Task<ProofRun> RunAsync(ProofProgram program, Harm harm, int attempt)
    {
        var failing = harm == Harm.LosesFailure ? program.Calls().First().Name : null;
        if (failing is not null)
        {
            ProofTasks.SetFailing(failing, fails: true);
        }

        var run = await proofs.RunAsync(program, $"order {attempt} of {program.Name}");
        if (failing is not null)
        {
            ProofTasks.SetFailing(failing, fails: false);
        }

        return run;
    }
}
