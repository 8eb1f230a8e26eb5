namespace Perdure.Replay;

/// <summary>The running orchestrator of one generation.</summary>
internal sealed class OrchestratorFunction
{
    private readonly OrchestrationSession _session;
    private readonly ITaskOrchestrator _orchestrator;

    private OrchestratorFunction(OrchestrationSession session, ITaskOrchestrator orchestrator, ReplayContext context)
    {
        _session = session;
        _orchestrator = orchestrator;
        Context = context;
    }

    /// <summary>The context that it sees.</summary>
    public ReplayContext Context { get; }

    /// <summary>Its task, once it has been started and while it has not ended.</summary>
    public Task? Task { get; private set; }

    /// <summary>Whether it has returned or thrown.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Its serialized output, when it returned.</summary>
    public string? Output { get; private set; }

    /// <summary>Why it failed, when it threw.</summary>
    public TaskFailureDetails? Failure { get; private set; }

    /// <summary>Starts the orchestrator, up to its first wait.</summary>
    /// <param name="session">The session.</param>
    /// <param name="services">Gives what its constructor asks for.</param>
    /// <param name="failure">Why it could not be started.</param>
    /// <returns>The running orchestrator, or null.</returns>
    public static OrchestratorFunction? Start(OrchestrationSession session, IServiceProvider services, out TaskFailureDetails? failure)
    {
        var start = session.Start;
        var options = session.Options;
        try
        {
            if (!options.Registry.TryCreateOrchestrator(start.Name, start.Version, services, out var orchestrator))
            {
                failure = options.Registry.OrchestratorNotFound(start.Name, start.Version);
                return null;
            }

            var input = PayloadReading.Read(options.DataConverter, start.Input, orchestrator.InputType, "The input of orchestrator", start.Name);
            var function = new OrchestratorFunction(session, orchestrator, new ReplayContext(session, input));
            _ = function.RunAsync(input);
            failure = null;
            return function;
        }
        catch (Exception e)
        {
            // A constructor that throws, or an input that cannot be read.
            failure = FailureDetailsFactory.Create(e, options.ExceptionProperties);
            return null;
        }
    }

    // The wait for the orchestrator's own task comes back over the synchronisation context: an orchestrator that ends on another thread
    // is noticed there.
    private async Task RunAsync(object? input)
    {
        try
        {
            var task = _orchestrator.RunAsync(Context, input);
            Task = task;
            var result = await task;
            Output = _session.ContinueAsNew is null ? _session.Options.DataConverter.Serialize(result) : null;
        }
        catch (Exception e)
        {
            Failure = FailureDetailsFactory.Create(e, _session.Options.ExceptionProperties);
        }

        HasEnded = true;
        _session.FunctionEnded = true;
    }
}
