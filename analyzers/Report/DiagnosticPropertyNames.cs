namespace Perdure.Analyzers.Report;

/// <summary>The keys of <c>Diagnostic.Properties</c> that a finding carries for code fixes and other readers.</summary>
public static class DiagnosticPropertyNames
{
    /// <summary>The name of the framework of the nearest orchestrator, for example <c>DurableTask</c>.</summary>
    public const string Framework = "Framework";

    /// <summary>The capability that is needed instead, as the framework tables and the API catalogue name it, or <c>None</c>.</summary>
    public const string Capability = "Capability";

    /// <summary>The display name of the nearest orchestrator, for example <c>OrderOrchestrator.RunAsync</c>.</summary>
    public const string Orchestrator = "Orchestrator";

    /// <summary>Every hop from the orchestrator to the finding, joined by <c> → </c>; empty when the orchestrator itself holds it.</summary>
    public const string Chain = "Chain";

    /// <summary>How many further orchestrators reach the same place, as an invariant integer.</summary>
    public const string OtherOrchestrators = "OtherOrchestrators";

    /// <summary>The documentation-comment id of the offending API, where the finding is about one.</summary>
    public const string Api = "Api";

    /// <summary>The identifier of the rule that a mild finding (<c>PDR0001</c>, <c>PDR0109</c>) stands for.</summary>
    public const string UnderlyingRule = "UnderlyingRule";
}
