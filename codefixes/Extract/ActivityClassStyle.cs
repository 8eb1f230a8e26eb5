namespace Perdure.CodeFixes.Extract;

/// <summary>An activity that is a class.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="BaseType">The base class with two type parameters, as metadata name.</param>
/// <param name="ContextType">The type of the context that the activity is given.</param>
/// <param name="RegistryType">The type on which tasks are registered.</param>
/// <param name="RegisterActivity">The generic method that registers an activity.</param>
/// <param name="RegisterOrchestrator">The generic method that registers an orchestrator.</param>
/// <param name="RegistrationsAreChained">Whether a registration returns the registry.</param>
internal sealed record ActivityClassStyle(
    string Framework,
    string BaseType,
    string ContextType,
    string RegistryType,
    string RegisterActivity,
    string RegisterOrchestrator,
    bool RegistrationsAreChained) : ActivityStyle(Framework);
