using Microsoft.CodeAnalysis;

namespace Perdure.Analyzers.Rules;

/// <content>The rules on contracts between orchestrators and what they call.</content>
public static partial class RuleDescriptors
{
    /// <summary>An activity that nothing declares or registers.</summary>
    public static readonly DiagnosticDescriptor ActivityNotFound = new(
        RuleIdentifiers.ActivityNotFound,
        "An orchestrator calls an activity that does not exist",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The engine finds activities by their names when they are called. A name that nothing declares or registers fails each instance that comes to the call.",
        HelpLink(RuleIdentifiers.ActivityNotFound));

    /// <summary>A sub-orchestration that nothing declares or registers.</summary>
    public static readonly DiagnosticDescriptor OrchestrationNotFound = new(
        RuleIdentifiers.OrchestrationNotFound,
        "An orchestrator calls a sub-orchestration that does not exist",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The engine finds orchestrations by their names when they are called. A name that nothing declares or registers fails each instance that comes to the call.",
        HelpLink(RuleIdentifiers.OrchestrationNotFound));

    /// <summary>An input of another type than the task takes.</summary>
    public static readonly DiagnosticDescriptor InputMismatch = new(
        RuleIdentifiers.InputMismatch,
        "A task is called with an input of another type",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The input is written as JSON by the caller and read as JSON by the task. Where the one cannot be read as the other, the task fails before its first line, or gets an empty object.",
        HelpLink(RuleIdentifiers.InputMismatch));

    /// <summary>A result that is read as another type than the task gives.</summary>
    public static readonly DiagnosticDescriptor OutputMismatch = new(
        RuleIdentifiers.OutputMismatch,
        "The result of a task is read as another type",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The result is written as JSON by the task and read as JSON by the caller. Where the one cannot be read as the other, the work is done and its result is lost.",
        HelpLink(RuleIdentifiers.OutputMismatch));

    /// <summary>A binding attribute on a parameter of a type that it does not go with.</summary>
    public static readonly DiagnosticDescriptor Binding = new(
        RuleIdentifiers.Binding,
        "A binding attribute stands on a parameter of the wrong type",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The host binds a parameter by its attribute. Where it cannot make a value of the type, the function fails before it runs.",
        HelpLink(RuleIdentifiers.Binding));

    /// <summary>An input or output that does not survive serialization.</summary>
    public static readonly DiagnosticDescriptor Serialization = new(
        RuleIdentifiers.Serialization,
        "An input or output does not survive serialization",
        "{0}",
        ContractCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Inputs and outputs are written into the history and read from there, in another process and at another time. Code, handles and work in progress cannot be.",
        HelpLink(RuleIdentifiers.Serialization));
}
