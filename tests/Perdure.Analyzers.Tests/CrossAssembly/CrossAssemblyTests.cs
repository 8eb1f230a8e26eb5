using Perdure.Analyzers.Rules;
using Perdure.Analyzers.Verification;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Tests.CrossAssembly;

public class CrossAssemblyTests
{
    private const string Library = "namespace Lib; public static class Price { public static DateTime Get() => Clock.Stamp(); } public static class Clock { public static DateTime Stamp() => DateTime.UtcNow; public static DateTime Fine() => DateTime.UnixEpoch; }";

    [Fact]
    public async Task The_source_of_a_referenced_project_is_walked_and_reported_at_the_call_that_leaves()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("_ = {|#0:Lib.Price.Get()|}; _ = Lib.Clock.Fine();"));
        var library = test.AddProject("Lib");
        library.Add("Lib.cs", Library);
        test.Project.Reference(library);
        test.Expected.Add(new ExpectedDiagnostic(RuleIdentifiers.Clock, 0)
        {
            Message = "'DateTime.UtcNow' reads the system clock, which differs on replay; 'Order.RunAsync' reaches it through 'Price.Get' → 'Clock.Stamp'. Use 'context.CurrentUtcDateTime'.",
            AdditionalPlaces = [],
        });
        await test.RunAsync();
    }

    [Fact]
    public async Task A_reference_assembly_without_facts_is_silent()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("_ = Lib.Price.Get();"));
        var library = test.AddProject("Lib");
        library.Add("Lib.cs", Library);
        test.Project.Reference(library, asAssembly: true);
        await test.RunAsync();
    }

    [Fact]
    public async Task Facts_tell_what_a_reference_assembly_reaches()
    {
        var test = AnalysisTest.Create(TestFramework.DurableTask, AnalysisTest.Orchestrator("_ = {|#0:Lib.Price.Get()|}; _ = {|#1:Lib.Clock.Stamp()|}; _ = Lib.Clock.Fine();"));
        var library = test.AddProject("Lib");
        library.Add("Lib.cs", Library);
        test.Project.Reference(library, asAssembly: true);
        test.Project.AdditionalFiles["obj/app.perdure-facts.txt"] = "perdure-facts 1\nA Lib 1.0.0.0\nS PDR0101 UtcNow P:System.DateTime.UtcNow reads the system clock\nN Lib\nT Price\nM Get\t0:Clock.Stamp\nT Clock\nM Stamp\t?0\n";
        test.Expected.Add(new ExpectedDiagnostic(RuleIdentifiers.Clock, 0)
        {
            Message = "'DateTime.UtcNow' reads the system clock, which differs on replay; 'Order.RunAsync' reaches it through 'Price.Get' → 'Clock.Stamp'. Use 'context.CurrentUtcDateTime'.",
        });
        test.Expected.Add(new ExpectedDiagnostic(RuleIdentifiers.PossiblyReached, 1));
        await test.RunAsync();
    }

    [Fact]
    public async Task An_interface_of_another_assembly_is_dispatched_to_the_types_of_this_one()
    {
        var test = AnalysisTest.Create(
            TestFramework.DurableTask,
            AnalysisTest.Orchestrator("Lib.IClock c = H.Get(); _ = c.Now; new SystemClock();", "class SystemClock : Lib.IClock { public DateTime Now => [|DateTime.UtcNow|]; } static class H { public static Lib.IClock Get() => null!; }"));
        var library = test.AddProject("Lib");
        library.Add("Lib.cs", "namespace Lib; public interface IClock { DateTime Now { get; } }");
        test.Project.Reference(library, asAssembly: true);
        await test.RunAsync();
    }

    [Fact]
    public async Task An_orchestrator_base_class_of_another_project_is_recognised()
    {
        foreach (var asAssembly in new[] { false, true })
        {
            var test = AnalysisTest.Create(TestFramework.DurableTask, "class Order : Lib.Base { protected override void Go() { _ = [|DateTime.UtcNow|]; } public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { Go(); return base.RunAsync(context, input); } }");
            var library = test.AddProject("Lib");
            library.Frameworks.Add(TestFramework.DurableTask);
            library.Add("Lib.cs", "namespace Lib; public abstract class Base : Microsoft.DurableTask.TaskOrchestrator<int, int> { public override Task<int> RunAsync(Microsoft.DurableTask.TaskOrchestrationContext context, int input) { Go(); return Task.FromResult(1); } protected abstract void Go(); }");
            test.Project.Reference(library, asAssembly);
            await test.RunAsync();
        }
    }

    [Theory]
    [InlineData(TestFramework.DurableTaskCore, "DurableTask.Core.TaskOrchestration<int, int>", "public override Task<int> RunTask(DurableTask.Core.OrchestrationContext context, int input) => StepAsync(input);", "")]
    [InlineData(TestFramework.Temporal, "object", "[Temporalio.Workflows.WorkflowSignal] public Task GoAsync(int input) => StepAsync(input);", "[Temporalio.Workflows.Workflow]")]
    public async Task A_step_that_a_base_class_of_a_package_leaves_open_is_run_by_it(TestFramework framework, string orchestrator, string run, string attribute)
    {
        foreach (var asAssembly in new[] { false, true })
        {
            var entry = framework == TestFramework.Temporal ? "[Temporalio.Workflows.WorkflowRun] public Task RunAsync() => Temporalio.Workflows.Workflow.DelayAsync(1);" : "";
            var test = AnalysisTest.Create(framework, $$"""
                {{attribute}} class Order : Lib.Base
                {
                    {{entry}}
                    protected override async Task<int> StepAsync(int input) { await Task.CompletedTask; return [|DateTime.UtcNow|].Hour; }
                    public override string ToString() => DateTime.UtcNow.ToString();
                }
                class Other : Lib.Plain { protected override Task<int> StepAsync(int input) => Task.FromResult(DateTime.UtcNow.Hour); }
                """);
            var library = test.AddProject("Lib");
            library.Frameworks.Add(framework);
            library.Add("Lib.cs", $$"""
                namespace Lib;
                public abstract class Base : {{orchestrator}} { {{run}} protected abstract Task<int> StepAsync(int input); }
                public abstract class Plain { protected abstract Task<int> StepAsync(int input); }
                """);
            test.Project.Reference(library, asAssembly);
            await test.RunAsync();
        }
    }
}
