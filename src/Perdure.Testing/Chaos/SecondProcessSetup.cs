using Perdure.Worker;
using static Perdure.Worker.DurableTaskWorkerOptions;

namespace Perdure.Testing.Chaos;

/// <summary>What a second process needs to know before it replays.</summary>
/// <param name="Tasks">Registers orchestrators.</param>
/// <param name="Services">Adds services; null for none.</param>
/// <param name="Versioning">Which versions are run.</param>
/// <param name="CompletionRule">When an orchestration ends.</param>
/// <param name="BlockingWaitLimit">How long an orchestrator may block its thread.</param>
internal sealed record SecondProcessSetup(
    MethodReference Tasks, MethodReference? Services, VersioningOptions Versioning, CompletionRule CompletionRule, TimeSpan BlockingWaitLimit);
