namespace Perdure;

/// <summary>Gives an orchestrator, activity or entity its name and version. Without it the name of the class is the name.</summary>
/// <param name="name">The name; null or empty means the name of the class or method.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute(string? name = null) : Attribute
{
    /// <summary>The name, or the default value for the name of the class.</summary>
    public TaskName Name { get; } = name;

    /// <summary>The version under which the class is registered; null or empty means none.</summary>
    public string? Version { get; set; }
}
