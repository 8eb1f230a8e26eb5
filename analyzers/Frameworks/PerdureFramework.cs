using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Frameworks;

/// <summary>
/// Perdure's own model: the names of the Microsoft.DurableTask SDK in the namespace Perdure. An orchestration is complete when its function
/// returns, whatever timers are open.
/// </summary>
internal static class PerdureFramework
{
    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = DurableTaskModel.Create("Perdure", "Perdure", "Perdure", needsValueInput: false, RuleIdentifiers.LosingTimer);
}
