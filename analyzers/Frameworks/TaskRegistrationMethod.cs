namespace Perdure.Analyzers.Frameworks;

/// <summary>A method that makes tasks known under a name.</summary>
internal sealed class TaskRegistrationMethod
{
    public TaskRegistrationMethod(string method, TaskKind kind)
    {
        Method = method;
        Kind = kind;
    }

    /// <summary>The name of the method.</summary>
    public string Method { get; }

    /// <summary>What it registers.</summary>
    public TaskKind Kind { get; }
}
