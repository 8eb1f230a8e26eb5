using System.Collections.Immutable;

namespace Perdure.Analyzers.Suppressors;

/// <summary>
/// The rules that are suppressed. Each identifier was found in the package that defines it: .NET SDK 10.0.401, Meziantou.Analyzer 3.0.321,
/// Microsoft.VisualStudio.Threading.Analyzers 18.12.1, Roslynator.Analyzers 5.0.1, SonarAnalyzer.CSharp 10.36.0, AsyncFixer 2.1.0.
/// </summary>
internal static class SuppressedRules
{
    private const string NetAnalyzers = ".NET SDK";
    private const string Meziantou = "Meziantou.Analyzer";
    private const string VisualStudioThreading = "Microsoft.VisualStudio.Threading.Analyzers";
    private const string Roslynator = "Roslynator.Analyzers";
    private const string Sonar = "SonarAnalyzer.CSharp";
    private const string AsyncFixer = "AsyncFixer";

    private const string KeepsScheduler = "An orchestrator has to come back to the orchestration's own scheduler after each await: without it, the replay does not wait for what follows.";
    private const string AwaitsOnlyDurableTasks = "An orchestrator awaits only tasks of its context: the engine does not know of any other, and the instance waits for ever.";
    private const string KeepsCurrentScheduler = "The current scheduler is the orchestration's own, and work on any other runs beside the replay.";
    private const string NoForeignCancellation = "The token belongs to the process, not to the instance: it is cancelled in one run and not in the next.";
    private const string NoClock = "A time provider shows another time at each replay. The context has a clock and timers.";

    /// <summary>All of them.</summary>
    public static ImmutableArray<SuppressedRule> All { get; } = ImmutableArray.Create(
        new SuppressedRule("SPR0001", "CA2007", NetAnalyzers, "Consider calling ConfigureAwait on the awaited task", KeepsScheduler),
        new SuppressedRule("SPR0002", "MA0004", Meziantou, "Use Task.ConfigureAwait", KeepsScheduler),
        new SuppressedRule("SPR0003", "VSTHRD111", VisualStudioThreading, "Use .ConfigureAwait(bool)", KeepsScheduler),
        new SuppressedRule("SPR0004", "RCS1090", Roslynator, "Add/remove 'ConfigureAwait(false)' call", KeepsScheduler),
        new SuppressedRule("SPR0005", "S3216", Sonar, "\"ConfigureAwait(false)\" should be used", KeepsScheduler),
        new SuppressedRule("SPR0006", "CA1849", NetAnalyzers, "Call async methods when in an async method", AwaitsOnlyDurableTasks),
        new SuppressedRule("SPR0007", "VSTHRD103", VisualStudioThreading, "Call async methods when in an async method", AwaitsOnlyDurableTasks),
        new SuppressedRule("SPR0008", "MA0042", Meziantou, "Do not use blocking calls in an async method", AwaitsOnlyDurableTasks),
        new SuppressedRule("SPR0009", "S6966", Sonar, "Awaitable method should be used", AwaitsOnlyDurableTasks),
        new SuppressedRule("SPR0010", "AsyncFixer02", AsyncFixer, "Long-running or blocking operations inside an async method", AwaitsOnlyDurableTasks),
        new SuppressedRule("SPR0011", "CA2008", NetAnalyzers, "Do not create tasks without passing a TaskScheduler", KeepsCurrentScheduler),
        new SuppressedRule("SPR0012", "VSTHRD105", VisualStudioThreading, "Avoid method overloads that assume TaskScheduler.Current", KeepsCurrentScheduler),
        new SuppressedRule("SPR0013", "CA2016", NetAnalyzers, "Forward the 'CancellationToken' parameter to methods", NoForeignCancellation),
        new SuppressedRule("SPR0014", "MA0040", Meziantou, "Forward the CancellationToken parameter to methods that take one", NoForeignCancellation),
        new SuppressedRule("SPR0015", "MA0032", Meziantou, "Use an overload with a CancellationToken argument", NoForeignCancellation),
        new SuppressedRule("SPR0016", "MA0166", Meziantou, "Forward the TimeProvider to methods that take one", NoClock),
        new SuppressedRule("SPR0017", "MA0167", Meziantou, "Use an overload with a TimeProvider argument", NoClock));
}
