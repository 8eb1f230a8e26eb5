namespace Perdure.CodeFixes.Extract;

/// <summary>How an activity looks in a framework: a class of its own, or a function beside the orchestrator.</summary>
internal abstract record ActivityStyle(string Framework);

/// <summary>An activity that is a class.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="BaseType">The base class with two type parameters, as metadata name.</param>
/// <param name="ContextType">The type of the context that the activity is given.</param>
/// <param name="RegistryType">The type on which tasks are registered.</param>
/// <param name="RegisterActivity">The generic method that registers an activity.</param>
/// <param name="RegisterOrchestrator">The generic method that registers an orchestrator.</param>
internal sealed record ActivityClassStyle(
    string Framework,
    string BaseType,
    string ContextType,
    string RegistryType,
    string RegisterActivity,
    string RegisterOrchestrator) : ActivityStyle(Framework);

/// <summary>An activity that is a function with attributes.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="FunctionAttribute">The attribute of the method, as metadata name.</param>
/// <param name="TriggerAttribute">The attribute of the input, as metadata name.</param>
internal sealed record ActivityFunctionStyle(
    string Framework,
    string FunctionAttribute,
    string TriggerAttribute) : ActivityStyle(Framework);
