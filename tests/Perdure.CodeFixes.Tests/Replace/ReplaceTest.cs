using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.CodeFixes.Replace;
using Perdure.CodeFixes.Tests.StandIn;

namespace Perdure.CodeFixes.Tests.Replace;

/// <summary>Makes tests of Replace fixes.</summary>
internal static class ReplaceTest
{
    /// <summary>A test whose statement stands in an orchestrator of the Microsoft.DurableTask SDK.</summary>
    public static CodeFixTest Statement(string before, string after)
    {
        return Source(InOrchestrator(before), InOrchestrator(after));
    }

    /// <summary>A test of one file against the Microsoft.DurableTask SDK.</summary>
    public static CodeFixTest Source(string before, string after, TestFramework framework = TestFramework.DurableTask)
    {
        return new CodeFixTest(new ReplaceCodeFixProvider(), new LexicalAnalyzer()) { Framework = framework, Sources = (before, after) };
    }

    /// <summary>A test that nothing is offered for the statement.</summary>
    public static CodeFixTest Nothing(string statement)
    {
        return NothingInSource(InOrchestrator(statement));
    }

    /// <summary>A test that nothing is offered in the file.</summary>
    public static CodeFixTest NothingInSource(string source, TestFramework framework = TestFramework.DurableTask)
    {
        return new CodeFixTest(new ReplaceCodeFixProvider(), new LexicalAnalyzer()) { Framework = framework, Source = source, NothingOffered = true };
    }

    private static string InOrchestrator(string statement)
    {
        return $$"""
            using Microsoft.DurableTask;

            class Orchestrator : TaskOrchestrator<string, string>
            {
                public override async Task<string> RunAsync(TaskOrchestrationContext context, string input)
                {
                    {{statement}}
                    return input;
                }

                static void Use(params object[] values)
                {
                }
            }
            """.Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
