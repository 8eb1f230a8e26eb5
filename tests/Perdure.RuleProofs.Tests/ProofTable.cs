using System.Text;
using Perdure.RulePages.Tests;
using Perdure.RuleProofs.Tests.Programs;

namespace Perdure.RuleProofs.Tests;

/// <summary>The page <c>docs/replay-proofs.md</c>.</summary>
internal static class ProofTable
{
    private const string Head = """
        # Replay proofs

        Each rule on determinism is proved by running it. The bad and the good example of its page are compiled, analysed and run under *chaos
        replay*: every turn is replayed from history on another thread, in other cultures and time zones, with other environment variables, and
        in a second process with other hash codes, fresh statics and another working directory. The analyzer reports the bad example and not the
        good one; the bad one goes wrong as the table says, the good one ends as recorded. Where the fix of the rule replaces an expression, the
        fixed program is run too, and ends as recorded.

        The tests are in `tests/Perdure.RuleProofs.Tests`; they read the pages, so that page and proof are one text.

        | Rule | What it flags | What is seen of the bad program | Fixed program |
        |---|---|---|---|

        """;

    public static string Generate(ProofFixture proofs)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var page in RulePage.ReadAll().Where(page => ProofSet.Rules.Contains(page.Identifier)))
        {
            var proof = RuleProof.Of(page.Identifier);
            var isFixed = proofs.Find(page.Identifier, ProgramVariant.Fixed) is not null;
            text.Append($"| [{page.Identifier}](rules/{page.Identifier}.md) | {page.Title} | {Describe(proof)} | {(isFixed && proof.Harm is not null ? "ends as recorded" : "–")} |\n");
        }

        return text.ToString();
    }

    private static string Describe(RuleProof proof) => proof.Harm switch
    {
        Harm.Differs => "on replay it asks for, or returns, something else than was recorded",
        Harm.Hangs => "it goes on on another thread or waits for what never comes, and is reported instead of hanging",
        Harm.Repeats => "every replay does it again",
        Harm.LosesFailure => "it completes although a part of it failed",
        Harm.Grows => "its history grows with every round",
        Harm.Refused => "the runtime refuses it with a message",
        _ => $"missing: {proof.Reason}",
    };
}
