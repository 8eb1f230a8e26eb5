using Perdure;

namespace Perdure.Portability.Tests.Programs;

public class Polling : TaskOrchestrator<int, int>
{
    public override async Task<int> RunAsync(TaskOrchestrationContext context, int round)
    {
        if (context.CompareVersionTo("2.0") < 0 || round >= 3)
        {
            return round;
        }

        try
        {
            return await context.WaitForExternalEvent<int>("Stop", TimeSpan.FromMilliseconds(10));
        }
        catch (OperationCanceledException)
        {
            context.ContinueAsNew(round + 1, preserveUnprocessedEvents: true);
            return round;
        }
    }
}
