namespace Perdure.Hosting;

/// <summary>Registers tasks, when the registry is made.</summary>
/// <param name="Apply">Registers them.</param>
internal sealed record TaskRegistration(Action<DurableTaskRegistry> Apply);
