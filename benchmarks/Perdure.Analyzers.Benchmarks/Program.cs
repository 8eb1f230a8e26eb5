using Perdure.Analyzers.Benchmarks.Analyzers;
using Perdure.Analyzers.Benchmarks.Projects;
using Perdure.Analyzers.Benchmarks.Reporting;
using Perdure.Analyzers.Benchmarks.Scenarios;
using Perdure.Analyzers.Verification.Frameworks;

if (args is [MemoryScenario.Argument, var name])
{
    await MemoryScenario.RunInThisProcessAsync(name);
    return 0;
}

var quick = args.Contains("--quick");
var chosen = args.Where(argument => !argument.StartsWith('-')).ToHashSet(StringComparer.Ordinal);
if (args.Any(argument => argument.StartsWith('-') && argument != "--quick") || chosen.Any(choice => choice is not ("a" or "b" or "c" or "d" or "e" or "m" or "s")))
{
    Console.Error.WriteLine("""
        Measures what the analysis costs. Arguments: [--quick] [a] [b] [c] [d] [e] [m] [s]
          a  50 orchestrators that reach 300 helpers     b  one file of that project edited, five documents open
          c  2,000 files without orchestrators           d  a chain 500 deep
          e  300 helpers that all call each other        m  peak memory of a
          s  as b, with 1,000 services behind interfaces
        Without a letter all of them. --quick takes fewer rounds, for a first look.
        """);
    return 2;
}

var report = new BenchmarkReport(Console.Out);
var builds = new BuildScenario(rounds: quick ? 2 : 11);

if (Chosen("a"))
{
    await BuildAsync("(a)", GeneratedProjects.Large(), BenchmarkReport.BuildTarget.LargeProject);
}

if (Chosen("b"))
{
    var large = EditedProject.Large();
    report.Write("(b)", large.Project, await new EditorScenario(large, repetitions: quick ? 3 : 40).RunAsync());
}

if (Chosen("s"))
{
    var services = EditedProject.Services();
    report.Write("(s)", services.Project, await new EditorScenario(services, repetitions: quick ? 3 : 40).RunAsync());
}

if (Chosen("c"))
{
    await BuildAsync("(c1)", GeneratedProjects.Plain(framework: null), BenchmarkReport.BuildTarget.PlainProject);
    await BuildAsync("(c2)", GeneratedProjects.Plain(TestFramework.DurableTask), BenchmarkReport.BuildTarget.PlainProject);
    await BuildAsync("(c3)", GeneratedProjects.PlainWithClient(), BenchmarkReport.BuildTarget.PlainProject);
}

if (Chosen("d"))
{
    await BuildAsync("(d)", GeneratedProjects.Chain(), BenchmarkReport.BuildTarget.None);
}

if (Chosen("e"))
{
    await BuildAsync("(e)", GeneratedProjects.Cycle(), BenchmarkReport.BuildTarget.None);
}

if (Chosen("m"))
{
    var peaks = new Dictionary<AnalyzerUnderMeasurement, long>();
    foreach (var analyzer in AnalyzerUnderMeasurement.All)
    {
        peaks.Add(analyzer, await MemoryScenario.MeasureAsync(analyzer));
    }

    report.WriteMemory("(m)", peaks);
}

return 0;

bool Chosen(string letter) => chosen.Count == 0 || chosen.Contains(letter);

async Task BuildAsync(string title, GeneratedProject project, BenchmarkReport.BuildTarget target)
{
    TimeSpan? ownTime = target == BenchmarkReport.BuildTarget.PlainProject ? await BuildScenario.OwnTimeAsync(project, AnalyzerUnderMeasurement.Perdure) : null;
    report.Write(title, project, await builds.RunAsync(project), target, ownTime);
}
