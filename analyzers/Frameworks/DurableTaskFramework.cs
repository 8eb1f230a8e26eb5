namespace Perdure.Analyzers.Frameworks;

/// <summary>The Microsoft.DurableTask SDK (https://github.com/microsoft/durabletask-dotnet).</summary>
internal static class DurableTaskFramework
{
    /// <summary>The framework.</summary>
    public static Framework Instance { get; } = DurableTaskModel.Create("DurableTask", "Microsoft.DurableTask", "Microsoft.DurableTask", needsValueInput: true);
}
